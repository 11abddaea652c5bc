/** Writes the documents that are made from the code: `npm run generate`. */
import { writeFileSync } from 'node:fs';
import { generatedFiles } from './docs/files.ts';

for (const { path, text } of await generatedFiles()) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  console.log(path);
}
