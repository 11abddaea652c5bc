/** `npm run options`: what the administrator's options hold, and a way to change them that checks before it writes. */
import { ACMPCAClient } from '@aws-sdk/client-acm-pca';
import { SSMClient } from '@aws-sdk/client-ssm';
import { Command } from 'commander';
import { optionDefinition } from '../domain/options/options.ts';
import { changeLines, explainRefusal, historyLines, legend, optionLines } from './options/lines.ts';
import { optionName } from './options/option-name.ts';
import { AdministratedOptions, type Change } from './options/parameters.ts';
import { json } from './shared/flags.ts';
import { printResult } from './shared/print.ts';
import { resolveReach, withReachFlags, type ReachFlags } from './shared/reach.ts';
import { runTool } from './shared/tool.ts';

interface Flags extends ReachFlags {
  readonly json: boolean;
}

const program = withReachFlags(new Command('npm run options --'))
  .description('Lists every option, with what it may hold and who changed it last.')
  .configureHelp({ showGlobalOptions: true })
  .addOption(json);

/** Does something with the options of the deployment that the flags name, and prints what came of it. */
const perform = <Result>(
  use: (options: AdministratedOptions) => Promise<Result>,
  toLines: (result: Result) => readonly string[],
): Promise<void> =>
  runTool(async () => {
    const { json: isJson, ...flags } = program.opts<Flags>();
    const { client, optionsPath } = resolveReach(flags);
    const clients = { ssm: new SSMClient(client), pca: new ACMPCAClient(client) };
    const result = await use(new AdministratedOptions(clients, optionsPath, () => new Date()));
    printResult(isJson, result, toLines(result));
    return 0;
  });

const change = async (value: string, write: () => Promise<Change>): Promise<Change> => {
  try {
    return await write();
  } catch (error) {
    throw explainRefusal(value, error);
  }
};

program.action(() =>
  perform(
    (options) => options.list(),
    (listed) => [...optionLines(listed), ...(listed.some(({ differs }) => differs) ? [legend] : [])],
  ),
);

program
  .command('get <name>')
  .description('Prints one option: its value, what it may hold and who changed it last.')
  .action((name: string) =>
    perform(
      (options) => options.get(optionName(name)),
      (option) => optionLines([option]),
    ),
  );

program
  .command('history <name>')
  .description('Prints what an option held so far, and who wrote it.')
  .action((name: string) => perform((options) => options.history(optionName(name)), historyLines));

program
  .command('set <name> <value>')
  .description('Checks a value, writes it, and prints what was there before.')
  .action((name: string, value: string) =>
    perform(
      (options) => change(value, () => options.set(optionName(name), value)),
      (changed) => changeLines(name, changed),
    ),
  );

program
  .command('reset <name>')
  .description('Writes what the option holds at first, and prints what was there before.')
  .action((name: string) =>
    perform(
      (options) => change(optionDefinition(optionName(name)).initial, () => options.reset(optionName(name))),
      (changed) => changeLines(name, changed),
    ),
  );

await program.parseAsync();
