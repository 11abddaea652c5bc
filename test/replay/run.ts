/** `npm run test:model`: replays traces of the life cycle's model on the local cloud, and holds each state to it. */
import { Command } from 'commander';
import type { Options } from '../../domain/options/options.ts';
import { openWorld } from '../stories/worlds.ts';
import { replay, type Replay } from './replay.ts';
import { drawTraces, type Trace } from './traces.ts';

interface Settings {
  readonly traces: number;
  readonly seed: number;
  readonly only?: number;
  readonly atOnce: number;
}

/** What nobody's order runs out of meanwhile; one certificate stands for all. */
const options: Partial<Options> = {
  'certificates/signature': 'never',
  ...{ 'sign-in-age': 'PT12H', 'activation-code-lifetime': 'PT24H' },
  ...{ 'confirmation-time': 'PT24H', 'phone-time': 'PT24H' },
  ...{ 'approval-time': 'PT24H', 'installation-time': 'PT24H' },
};

interface Numbered {
  readonly number: number;
  readonly trace: Trace;
}

const toLines = (
  { number }: Numbered,
  { trace, disagreement }: Replay,
  { seed }: Settings,
): readonly string[] =>
  disagreement === undefined
    ? []
    : [
        `DISAGREED trace ${number.toString()}: ${disagreement}`,
        `  its events: ${trace.map(({ event, disturbance }) => `${event} (${disturbance})`).join('; ')}`,
        `  alone: npm run test:model -- --seed ${seed.toString()} --traces ${number.toString()} --only ${number.toString()}`,
      ];

const run = async (settings: Settings): Promise<void> => {
  const { seed, traces: count, only, atOnce } = settings;
  const all = drawTraces(seed, count).map((trace, index) => ({ number: index + 1, trace }));
  const wanted = all.filter(({ number }) => only === undefined || number === only);
  const replays: Replay[] = [];
  const world = await openWorld();
  try {
    world.cloud.clock.rate = 1;
    await world.setOptions(options);
    for (let first = 0; first < wanted.length; first += atOnce) {
      const some = wanted.slice(first, first + atOnce);
      const replayed = await replay(
        world,
        some.map(({ trace }) => trace),
      );
      some.forEach((each, index) => {
        const done = replayed[index];
        if (done) for (const line of toLines(each, done, settings)) console.log(line);
      });
      replays.push(...replayed);
    }
  } finally {
    await world.cloud.stop();
  }
  report(replays, settings);
};

const report = (replays: readonly Replay[], { seed }: Settings): void => {
  const disagreed = replays.filter(({ disagreement }) => disagreement !== undefined).length;
  const events = replays.reduce((sum, { trace }) => sum + trace.length, 0);
  const states = new Set(replays.flatMap(({ seen }) => seen)).size;
  console.log(`traces: ${replays.length.toString()} (seed: ${seed.toString()})`);
  console.log(`events: ${events.toString()}, in ${states.toString()} states of the model`);
  console.log(`disagreements: ${disagreed.toString()}`);
  process.exitCode = replays.length > 0 && disagreed === 0 ? 0 : 1;
};

await new Command('npm run test:model --')
  .description(
    'Replays traces that are drawn from the model of the life cycle on the local cloud, and compares state by state.',
  )
  .option('--traces <number>', 'how many are drawn', Number, 100)
  .option('--seed <number>', 'what they are drawn by', Number, 1)
  .option('--only <number>', 'only the one with this number', Number)
  .option('--at-once <number>', 'orders side by side', Number, 12)
  .action(run)
  .parseAsync();
