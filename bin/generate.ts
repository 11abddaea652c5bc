/** Writes the documents that are made from the code: `npm run generate`. */
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { generatedFiles } from './docs/files.ts';

await new Command('npm run generate --')
  .description('Writes the OpenAPI document and the pages about options, people and problems, from the code.')
  .action(async () => {
    for (const { path, text } of await generatedFiles()) {
      writeFileSync(new URL(`../${path}`, import.meta.url), text);
      console.log(path);
    }
  })
  .parseAsync();
