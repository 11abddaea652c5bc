/** `npm run test:faults`: runs orders with faults at every call that they make, and looks what they leave behind. */
import { Command } from 'commander';
import { openWorld } from '../stories/worlds.ts';
import type { World } from '../stories/world.ts';
import { optionSets, type OptionSet } from './option-sets.ts';
import { runOrders, type Plan, type Run } from './orders.ts';
import { drawPairs, drawSingles, nameOf, singles, withEachSet } from './plans.ts';
import { summarize, summaryLines, violationLines } from './report.ts';

interface Settings {
  readonly set?: string;
  readonly only?: string;
  readonly seed: number;
  readonly singles?: number;
  readonly pairs: number;
  readonly atOnce: number;
  readonly json: boolean;
}

const chosen = (all: readonly Plan[], { only, seed, singles: some, pairs }: Settings): readonly Plan[] => {
  const drawn = drawPairs(all, seed, pairs);
  if (only !== undefined) return [...all, ...drawn].filter((plan) => nameOf(plan).includes(only));
  return [...(some === undefined ? all : drawSingles(all, seed, some)), ...drawn];
};

const runSet = async (world: World, set: OptionSet, settings: Settings): Promise<readonly Run[]> => {
  const plans = chosen(await singles(world, set), settings);
  const runs: Run[] = [];
  for (let first = 0; first < plans.length; first += settings.atOnce) {
    const some = await runOrders(world, plans.slice(first, first + settings.atOnce));
    if (!settings.json)
      for (const run of some) for (const line of violationLines(run, settings)) console.log(line);
    runs.push(...some);
    if (!settings.json)
      console.log(`${set.name}: ${runs.length.toString()} of ${plans.length.toString()} orders`);
  }
  return runs;
};

const report = (runs: readonly Run[], settings: Settings): void => {
  if (!settings.json) {
    console.log(['', ...summaryLines(runs, settings)].join('\n'));
    return;
  }
  const violated = runs.filter(({ violations }) => violations.length > 0);
  const list = violated.map(({ plan, violations }) => ({ plan: nameOf(plan), violations }));
  console.log(JSON.stringify({ ...summarize(runs, settings), violated: list }));
};

const run = async (settings: Settings): Promise<void> => {
  const world = await openWorld();
  const runs: Run[] = [];
  try {
    await withEachSet(
      world,
      (name) => settings.set === undefined || settings.set === name,
      async (set) => {
        runs.push(...(await runSet(world, set, settings)));
      },
    );
  } finally {
    await world.cloud.stop();
  }
  report(runs, settings);
  process.exitCode = runs.length > 0 && runs.every(({ violations }) => violations.length === 0) ? 0 : 1;
};

await new Command('npm run test:faults --')
  .description(
    'Runs orders with a fault at each call that they make, and holds what they leave to the invariants.',
  )
  .option('--set <name>', `only under these options: ${optionSets.map(({ name }) => name).join(', ')}`)
  .option('--only <words>', 'only orders whose name has these words')
  .option('--seed <number>', 'what pairs and singles are drawn by', Number, 1)
  .option(
    '--singles <number>',
    'so many orders with one fault for each set, drawn (all, unless told)',
    Number,
  )
  .option('--pairs <number>', 'so many orders with two faults for each set, drawn', Number, 125)
  .option('--at-once <number>', 'orders side by side', Number, 120)
  .option('--json', 'the summary as JSON and nothing else', false)
  .action(run)
  .parseAsync();
