/** `npm run test:years`: lets people live for years on the local clock, and looks what that does to their mobile IDs. */
import { Command } from 'commander';
import { optionDefinition } from '../../domain/options/options.ts';
import { playAll } from './interleavings/play.ts';
import * as plays from './interleavings/report.ts';
import { drawBatches, pick } from './interleavings/sequences.ts';
import { drawLives } from './lives.ts';
import { summarize, summaryLines, violationLines, type Draw, type Outcome } from './report.ts';
import { liveYears } from './years.ts';

interface Settings extends Omit<Draw, 'days'> {
  readonly only?: number;
  readonly atOnce: number;
  readonly json: boolean;
}

const month = 30;

const tell = (day: number, days: number): void => {
  if ((day + 1) % (6 * month) === 0) console.log(`day ${(day + 1).toString()} of ${days.toString()}`);
};

const report = (outcome: Outcome, draw: Draw, isJson: boolean): void => {
  const { violations, wrong } = outcome;
  if (isJson) console.log(JSON.stringify({ ...summarize(outcome, draw), violated: violations, wrong }));
  else console.log([...violationLines(outcome, draw), '', ...summaryLines(outcome, draw)].join('\n'));
};

const runYears = async (settings: Settings): Promise<void> => {
  const { people, years, validity, seed, only, atOnce, json } = settings;
  const days = Math.round(years * 365);
  const all = drawLives(seed, people, days).entries();
  const lives = new Map([...all].filter(([number]) => only === undefined || number === only));
  const onDay = (day: number): void => {
    if (!json) tell(day, days);
  };
  const outcome = await liveYears(lives, { days, atOnce, validity, onDay });
  report(outcome, { people, years, validity, seed, days }, json);
  process.exitCode = outcome.orders > 0 && outcome.violations.length + outcome.wrong.length === 0 ? 0 : 1;
};

interface PlaySettings extends plays.Draw {
  readonly only?: number;
  readonly atOnce: number;
  readonly json: boolean;
}

const playInterleavings = async ({ only, atOnce, json, ...draw }: PlaySettings): Promise<void> => {
  const batches = pick(drawBatches(draw.seed, draw.count), only);
  let played = 0;
  const outcomes = await playAll(batches, atOnce, (outcome) => {
    played += outcome.played.length;
    if (json) return;
    for (const line of plays.violationLines(outcome, draw)) console.log(line);
    console.log(`${played.toString()} interleavings`);
  });
  const summary = plays.summarize(outcomes, draw);
  if (json) console.log(JSON.stringify(summary));
  else console.log(['', ...plays.summaryLines(outcomes, draw)].join('\n'));
  process.exitCode = played > 0 && summary.violations === 0 ? 0 : 1;
};

const program = new Command('npm run test:years --').description(
  'Lets people live with their mobile IDs for years on the local clock, and holds them to what must hold.',
);
program
  .command('lives', { isDefault: true })
  .description('people with habits, day by day (what runs unless told)')
  .option('--people <number>', 'so many people', Number, 1000)
  .option('--years <number>', 'so many years of 365 days, perhaps with a fraction', Number, 3)
  .option('--validity <duration>', 'the option of that name', optionDefinition('validity').initial)
  .option('--seed <number>', 'what lives are drawn by', Number, 1)
  .option('--only <number>', 'only the person of this number, of all who are drawn', Number)
  .option('--at-once <number>', 'people of the same day side by side', Number, 4)
  .option('--json', 'the figures as JSON and nothing else', false)
  .action(runYears);
program
  .command('interleavings')
  .description(
    'directory changes, orders, renewals, locks and time in drawn sequences, some steps at the same time',
  )
  .option('--count <number>', 'so many sequences, of one person each', Number, 10_000)
  .option('--seed <number>', 'what sequences are drawn by', Number, 1)
  .option('--only <number>', 'only the sequence of this number, of all that are drawn', Number)
  .option('--at-once <number>', 'people side by side', Number, 8)
  .option('--json', 'the figures as JSON and nothing else', false)
  .action(playInterleavings);
await program.parseAsync();
