import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a program printed, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Whether a program that the project does not install is on this machine. */
export const isInstalled = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Runs a program to its end. */
export const run = (program: string, ...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(program, args, { cwd: root, maxBuffer: 2 ** 24 }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode, stdout, stderr });
    });
  });

/** Runs a script of package.json, without npm's own lines. */
export const npmRun = (script: string, ...args: readonly string[]): Promise<Ended> =>
  run('npm', 'run', '--silent', script, '--', ...args);

/** Starts a program and lets it run. */
export const start = (program: string, ...args: readonly string[]): ChildProcess =>
  spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: true });

/** Runs the AWS CLI on a local cloud. */
export const aws = (endpoint: string, ...args: readonly string[]) =>
  run(
    'env',
    'AWS_ACCESS_KEY_ID=laptop',
    'AWS_SECRET_ACCESS_KEY=none',
    'AWS_DEFAULT_REGION=eu-central-1',
    'aws',
    '--endpoint-url',
    endpoint,
    ...args,
  );
