import { mkdirSync, mkdtempSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const builds = fileURLToPath(new URL('../.build/', import.meta.url));

/** A directory for one run, in which the project's own packages are found. */
export const workingDirectory = (): string => {
  mkdirSync(builds, { recursive: true });
  return mkdtempSync(`${builds}cloud-`);
};
