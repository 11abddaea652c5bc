import { rmSync } from 'node:fs';
import { startDemoCloud, type Assembly, type DemoCloudOptions } from '../../demo/cloud.ts';
import { synthesize } from '../../demo/synthesize.ts';
import { workingDirectory } from '../../demo/working-directory.ts';
import { World } from './world.ts';

/** Starts a local cloud for stories. */
export const openWorld = async (): Promise<World> => new World(await startDemoCloud());

/** Worlds in which stories happen side by side, one in each at a time. */
export class Worlds {
  readonly all: readonly World[];
  readonly #assembly: Assembly;
  readonly #free: World[];
  readonly #waiting: ((world: World) => void)[] = [];

  private constructor(all: readonly World[], assembly: Assembly) {
    this.all = all;
    this.#assembly = assembly;
    this.#free = [...all];
  }

  /** Synthesizes the app once, and starts it on this many local clouds. */
  static async open(count: number): Promise<Worlds> {
    const directory = workingDirectory();
    const assembly = { directory, stackName: await synthesize(directory) };
    const clouds = await Promise.all(Array.from({ length: count }, () => startDemoCloud({ assembly })));
    return new Worlds(
      clouds.map((cloud) => new World(cloud)),
      assembly,
    );
  }

  /** Does something in a world that is tidy and nobody else's meanwhile. */
  async within(use: (world: World) => Promise<void>): Promise<void> {
    const world = this.#free.pop() ?? (await new Promise<World>((resolve) => this.#waiting.push(resolve)));
    try {
      await use(world);
    } finally {
      await world.tidyUp();
      const next = this.#waiting.shift();
      if (next) next(world);
      else this.#free.push(world);
    }
  }

  /** Does something in a world that nobody else ever has. */
  async apart(
    options: Pick<DemoCloudOptions, 'authority'>,
    use: (world: World) => Promise<void>,
  ): Promise<void> {
    const cloud = await startDemoCloud({ ...options, assembly: this.#assembly });
    try {
      await use(new World(cloud));
    } finally {
      await cloud.stop();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map(({ cloud }) => cloud.stop()));
    rmSync(this.#assembly.directory, { recursive: true, force: true });
  }
}
