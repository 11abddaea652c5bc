import { rmSync } from 'node:fs';
import { startDemoCloud } from '../../demo/cloud.ts';
import { synthesize } from '../../demo/synthesize.ts';
import { workingDirectory } from '../../demo/working-directory.ts';
import { World } from './world.ts';

/** Starts a local cloud for stories. */
export const openWorld = async (): Promise<World> => new World(await startDemoCloud());

/** Worlds in which stories happen side by side, one in each at a time. */
export class Worlds {
  readonly all: readonly World[];
  readonly #directory: string;
  readonly #free: World[];
  readonly #waiting: ((world: World) => void)[] = [];

  private constructor(all: readonly World[], directory: string) {
    this.all = all;
    this.#directory = directory;
    this.#free = [...all];
  }

  /** Synthesizes the app once, and starts it on this many local clouds. */
  static async open(count: number): Promise<Worlds> {
    const directory = workingDirectory();
    const assembly = { directory, stackName: await synthesize(directory) };
    const clouds = await Promise.all(Array.from({ length: count }, () => startDemoCloud({ assembly })));
    return new Worlds(
      clouds.map((cloud) => new World(cloud)),
      directory,
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

  async close(): Promise<void> {
    await Promise.all(this.all.map(({ cloud }) => cloud.stop()));
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
