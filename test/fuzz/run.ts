/** `npm run test:fuzz`: requests made from docs/openapi.json, against a local cloud of its own. */
import { randomInt } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import { withDemoCloud } from '../../demo/cloud.ts';
import { fuzz, type FuzzOptions } from './fuzz.ts';
import { failureLines, summaryLines } from './report.ts';

const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number.');
  return Number(text);
};

type Flags = Required<Pick<FuzzOptions, 'seed' | 'requests' | 'from'>> & { readonly json: boolean };

const run = async ({ json, ...options }: Flags): Promise<void> => {
  console.error(`seed ${options.seed.toString()}`);
  const report = await withDemoCloud({}, (cloud) =>
    fuzz(cloud, {
      ...options,
      onCast: (made) => {
        console.error(`  ${made.toString()} requests`);
      },
    }),
  );
  const { failures, counts, mostCpu } = report;
  const statuses = [...counts].map(([name, all]) => [name, Object.fromEntries(all)] as const);
  if (json)
    console.log(
      JSON.stringify({ ...options, mostCpu, counts: Object.fromEntries(statuses), failures }, null, 2),
    );
  else
    console.log(
      [
        ...failures.flatMap((failure) => failureLines(options, failure)),
        ...summaryLines(options, report),
      ].join('\n'),
    );
  process.exitCode = failures.length === 0 ? 0 : 1;
};

await new Command('npm run test:fuzz --')
  .description(
    'Sends requests made from docs/openapi.json to a local cloud, and holds every answer to the document.',
  )
  .option('--requests <number>', 'how many', wholeNumber, 10_000)
  .option('--seed <number>', 'which; any without', wholeNumber, randomInt(1_000_000_000))
  .option('--from <number>', 'the number of the first', wholeNumber, 0)
  .option('--json', 'prints what came of it as JSON', false)
  .allowExcessArguments(false)
  .action(run)
  .parseAsync();
