import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const directories: string[] = [];

/** A new directory that is gone after the test file. Call it inside of hooks and tests. */
export const temporaryDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
  directories.push(directory);
  return directory;
};

/** Removes what `temporaryDirectory` made for a test file. */
export const removeDirectories = (): void => {
  afterAll(() => {
    directories.splice(0).forEach((directory) => {
      rmSync(directory, { recursive: true, force: true });
    });
  });
};

/** What a small assembly has. */
export interface SmallAssembly {
  readonly template: Readonly<Record<string, unknown>>;
  /** Source of `index.mjs` of each asset, by its hash. */
  readonly handlers?: Readonly<Record<string, string>>;
}

/**
 * Writes a cloud assembly with one stack, `Small`.
 * @returns its directory
 */
export const writeAssembly = ({ template, handlers = {} }: SmallAssembly): string => {
  const directory = temporaryDirectory();
  const files: Record<string, unknown> = {};
  const write = (name: string, content: unknown): void => {
    writeFileSync(join(directory, name), JSON.stringify(content));
  };
  for (const [hash, source] of Object.entries(handlers)) {
    const path = `asset.${hash}`;
    files[hash] = { source: { path } };
    mkdirSync(join(directory, path));
    writeFileSync(join(directory, path, 'index.mjs'), source);
  }
  write('Small.template.json', template);
  write('Small.assets.json', { version: '55.0.0', files });
  return directory;
};
