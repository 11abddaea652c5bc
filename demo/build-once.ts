import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join, relative } from 'node:path';

/** How long what was built stays when nobody uses it, in milliseconds. */
const unusedStays = 3_600_000;

/** What is built, and from what. */
export interface Build {
  /** Gets a folder for each state of the sources. */
  readonly folder: string;
  /** Files and folders that decide what is built, below the root. */
  readonly sources: readonly string[];
  readonly root: string;
  /** Builds into a directory. */
  readonly make: (directory: string) => Promise<void>;
}

/**
 * Builds what the sources say, unless that was done before. Several processes may do so at the same time.
 * @returns the directory; nobody may change what is in it
 */
export const buildOnce = async ({ folder, sources, root, make }: Build): Promise<string> => {
  const directory = join(folder, hashSources(root, sources));
  if (!existsSync(directory)) {
    removeUnused(folder);
    const unfinished = `${directory}.${randomUUID()}`;
    mkdirSync(unfinished, { recursive: true });
    await make(unfinished);
    moveTo(unfinished, directory);
  }
  utimesSync(directory, new Date(), new Date());
  return directory;
};

// Another process may have been faster: what it built is the same.
const moveTo = (unfinished: string, directory: string): void => {
  try {
    renameSync(unfinished, directory);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(directory)) throw error;
  }
};

const removeUnused = (folder: string): void => {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const usedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (usedAt < Date.now() - unusedStays) rmSync(path, { recursive: true, force: true });
  }
};

/** Builds for tests and for production differ. */
const kindOfBuild = (): string => process.env['NODE_ENV'] ?? '';

const hashSources = (root: string, sources: readonly string[]): string => {
  const hash = createHash('sha256').update(kindOfBuild());
  for (const file of sources.flatMap((source) => listFiles(root, source)))
    hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
};

const listFiles = (root: string, source: string): readonly string[] =>
  statSync(join(root, source)).isFile()
    ? [source]
    : readdirSync(join(root, source), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
        .toSorted();
