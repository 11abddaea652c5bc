/** `npm run demo`: one whole order without a browser, on a local cloud of its own. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { withDemoCloud } from './cloud.ts';
import type { ChangedOptions } from './run/change-options.ts';
import { checkLines, isGood, report } from './run/report.ts';
import { runDemo, type DemoRequest } from './run/run.ts';
import { summary } from './run/summary.ts';
import { endingNames, type EndingName } from './run/then.ts';
import { optionName } from '../bin/options/option-name.ts';
import { demoUsers } from './actors/demo-users.ts';
import { ApiProblem } from './actors/http.ts';
import { colorsFor } from '../bin/shared/colors.ts';
import { Steps } from './terminal/steps.ts';
import { isUsed, usable, useLines, useMobileId, type TrialOutcome } from './use/use.ts';

const nameAndValue = (text: string, before: ChangedOptions): ChangedOptions => {
  const [, name, value] = /^([a-z/-]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Write it as name=value.');
  return { ...before, [optionName(name)]: value };
};

const oldPhone = (text: string): 'kept' | 'lost' => {
  if (text === 'kept' || text === 'lost') return text;
  throw new InvalidArgumentError('It is kept or lost.');
};

const demoUser = (text: string): string => {
  if (demoUsers.some(({ subject }) => subject === text)) return text;
  throw new InvalidArgumentError(`It is one of: ${users}.`);
};

const users = demoUsers.map(({ subject, hint }) => `${subject} (${hint})`).join(', ');

interface Flags {
  readonly user: string;
  readonly option: ChangedOptions;
  readonly oldPhone?: 'kept' | 'lost';
  readonly then?: EndingName;
  readonly json: boolean;
  readonly use: boolean;
}

const demo = async ({ user, option, oldPhone: old, then: ending, json, use }: Flags): Promise<boolean> => {
  const steps = new Steps(json ? process.stderr : process.stdout);
  let used: readonly TrialOutcome[] = [];
  const request: DemoRequest = {
    ...{ user, options: use ? { ...usable, ...option } : option, ...(old && { oldPhone: old }) },
    ...(ending && { ending }),
    ...(use && {
      use: async (cloud, mobileId) => {
        used = await useMobileId(cloud, mobileId, user);
      },
    }),
  };
  return withDemoCloud({ users: demoUsers, onStep: steps.done }, async (cloud) => {
    const outcome = await runDemo(cloud, request, steps.done);
    for (const line of [...checkLines(outcome), '', ...summary(user, cloud, outcome)]) steps.line(line);
    if (use) for (const line of ['', 'What the mobile ID opens', ...useLines(used)]) steps.line(line);
    if (json) console.log(JSON.stringify(report(cloud, outcome), null, 2));
    return isGood(outcome) && isUsed(used);
  });
};

const said = (error: unknown): string => {
  if (error instanceof ApiProblem) return `The API answered ${error.message}`;
  return error instanceof Error ? error.message : String(error);
};

new Command('npm run demo --')
  .description('Gets one mobile ID on a local cloud, as a web client and a phone do it over HTTP.')
  .option('--user <name>', `who wants it: ${users}`, demoUser, 'alva')
  .option('--option <name=value>', 'changes an option before (repeatable)', nameAndValue, {})
  .option('--old-phone <kept|lost>', 'gets a second mobile ID that replaces the first', oldPhone)
  .addOption(
    new Option(
      '--then <end>',
      'shows what becomes of the mobile ID: its user locks it, its user leaves, its phone renews it, or its time is over',
    ).choices(endingNames),
  )
  .addOption(
    new Option('--use', 'uses the mobile ID with programs that are installed here, then locks it')
      .default(false)
      .conflicts('then'),
  )
  .option('--json', 'prints the order, the mobile ID, certificates and mails as JSON', false)
  .allowExcessArguments(false)
  .showHelpAfterError('Options go after two dashes: npm run demo -- --user alva')
  .action(async (flags: Flags) => {
    try {
      process.exitCode = (await demo(flags)) ? 0 : 1;
    } catch (error) {
      console.error(colorsFor(process.stderr).red(said(error)));
      process.exitCode = 1;
    }
  })
  .parse();
