import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What a program said, and whether it was content. */
export interface Said {
  readonly isContent: boolean;
  readonly text: string;
}

/** A folder of its own, and programs that nobody here wrote at work in it. */
export class Workshop {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Opens a workshop, and leaves nothing of it behind. */
  static async within<Result>(work: (workshop: Workshop) => Promise<Result>): Promise<Result> {
    const folder = await mkdtemp(join(tmpdir(), 'use-'));
    try {
      return await work(new Workshop(folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, content: string | Uint8Array): Promise<void> {
    return writeFile(this.path(name), content);
  }

  /**
   * Runs a program to its end, half a minute at most.
   * @param input what it reads, if it reads anything
   */
  run(program: string, args: readonly string[], input = ''): Promise<Said> {
    const options = { cwd: this.folder, timeout: 30_000, env: this.#environment };
    return new Promise((resolve) => {
      const child = execFile(program, args, options, (error, stdout, stderr) => {
        resolve({ isContent: error === null, text: stdout + stderr });
      });
      child.stdin?.on('error', () => {
        // Whoever refuses does not read to the end.
      });
      child.stdin?.end(input);
    });
  }

  /** Runs a program that has to be content. @throws {Error} it is not: says what it said */
  async require(program: string, args: readonly string[]): Promise<string> {
    const { isContent, text } = await this.run(program, args);
    if (!isContent) throw new Error(`${program} ${args[0] ?? ''}: ${text.trim()}`);
    return text;
  }

  /**
   * Works while a server runs.
   * @param isUp what it says once it listens; what it catches there is handed on
   * @returns what came of the work, and all that the server said
   * @throws {Error} it ended before: says what it said
   */
  async whileRuns<Result>(
    [program = '', ...args]: readonly string[],
    isUp: RegExp,
    work: (caught: string) => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly said: string }> {
    const server = spawn(program, args, { cwd: this.folder, env: this.#environment });
    const closed = new Promise((resolve) => server.once('close', resolve));
    const heard = listen(server, isUp);
    try {
      return { result: await work(await heard.isUp), said: await heard.toItsEnd(closed) };
    } finally {
      server.kill();
    }
  }

  // Programs that keep keys for their user find this workshop's own.
  get #environment(): NodeJS.ProcessEnv {
    return { ...process.env, HOME: this.folder };
  }
}

interface Heard {
  /** Resolves once the server listens, with what it caught. */
  readonly isUp: Promise<string>;
  /** Stops the server, and gives all that it said. */
  readonly toItsEnd: (closed: Promise<unknown>) => Promise<string>;
}

const listen = (server: ChildProcess, isUp: RegExp): Heard => {
  let said = '';
  const up = new Promise<string>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = isUp.exec(said);
        if (found) resolve(found[1] ?? '');
      });
    server.on('error', reject);
    server.on('exit', () => {
      reject(new Error(`The server ended: ${said}`));
    });
  });
  const toItsEnd = async (closed: Promise<unknown>): Promise<string> => {
    server.kill();
    await closed;
    return said;
  };
  return { isUp: up, toItsEnd };
};

/** The programs of a list that are not on this machine. */
export const listMissing = (programs: readonly string[]): readonly string[] => {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return programs.filter((program) => !folders.some((folder) => existsSync(join(folder, program))));
};
