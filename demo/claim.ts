import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

/** Somebody else runs in this checkout. */
export class AlreadyRunning extends Error {
  constructor({ pid, port }: Claim, file: URL) {
    super(
      `npm start runs already in this checkout: process ${pid.toString()}, AWS endpoint on port ${port.toString()}. Use that one, or stop it (Ctrl-C there, or: kill ${pid.toString()}); a second one needs a checkout of its own: git worktree add ../second. If that process is something else, delete ${file.pathname}`,
    );
  }
}

const ClaimSchema = v.pipe(v.string(), v.parseJson(), v.object({ pid: v.number(), port: v.number() }));

type Claim = v.InferOutput<typeof ClaimSchema>;

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process runs, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Who has claimed a folder, and still runs. */
const findHolder = (file: URL): Claim | undefined => {
  const { success, output } = v.safeParse(ClaimSchema, readFileSync(file, 'utf8'));
  return success && isRunning(output.pid) ? output : undefined;
};

/**
 * Claims a folder for this process: two that write the same files would mislead whoever reads them.
 * @param folder that is there
 * @returns gives it back
 * @throws {AlreadyRunning} another process has it; says which, and what to do
 */
export const claim = (folder: URL, port: number): (() => void) => {
  const file = new URL('running.json', folder);
  const text = JSON.stringify({ pid: process.pid, port } satisfies Claim);
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const holder = findHolder(file);
    if (holder) throw new AlreadyRunning(holder, file);
    writeFileSync(file, text);
  }
  return () => {
    rmSync(file, { force: true });
  };
};
