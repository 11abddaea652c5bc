import { readdirSync, readFileSync } from 'node:fs';

const skipped = new Set(['node_modules', '.git', '.build', 'cdk.out', 'coverage', 'dist', '.stryker-tmp']);

const listFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(path) : [path];
  });

/** Every file of the repository, from its root. */
export const files = listFiles('.');

/** Every document that people write or read, with its text. */
export const documents = files
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** The commands in the `sh` blocks of a text, each on one line, without comments. */
export const findCommands = (text: string): readonly string[] =>
  [...text.matchAll(/^ *```sh\n(.*?)^ *```$/gms)]
    .flatMap(([, block = '']) => block.replaceAll(/\\\n\s*/g, '').split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '');
