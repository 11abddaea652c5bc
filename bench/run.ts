/** `npm run bench`: measures of speed, size and cost, each against its target. */
import './quiet.ts';
import { Command } from 'commander';
import { Steps } from '../demo/terminal/steps.ts';
import { isWithin } from './measure.ts';
import { measures } from './measures/all.ts';
import { tableLines, type Taken } from './table.ts';

const names = measures.map(({ name }) => name).join('; ');

const bench = async (words: readonly string[], { json }: { readonly json: boolean }): Promise<void> => {
  const chosen = measures.filter(({ name }) => name.includes(words.join(' ')));
  if (chosen.length === 0) throw new Error(`No measure is called like that; there are: ${names}`);
  const steps = new Steps(process.stderr);
  const taken: Taken[] = [];
  for (const { name, unit, take } of chosen) {
    steps.done(name);
    taken.push({ name, unit, readings: await take(steps.done) });
  }
  if (json) console.log(JSON.stringify(taken, null, 2));
  else for (const line of tableLines(taken)) console.log(line);
  process.exitCode = taken.every(({ readings }) => readings.every(isWithin)) ? 0 : 1;
};

await new Command('npm run bench --')
  .description(
    'Measures speed, size and cost on this machine: ratios of what runs side by side, never seconds.',
  )
  .argument('[words...]', `only the measures whose name has these words: ${names}`)
  .option('--json', 'prints every value as JSON', false)
  .action(async (words: readonly string[], flags: { readonly json: boolean }) => {
    try {
      await bench(words, flags);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
  })
  .parseAsync();
