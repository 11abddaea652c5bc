/** `npm run options`: what the administrator's options hold, and a way to change them that checks before it writes. */
import { ACMPCAClient } from '@aws-sdk/client-acm-pca';
import { SSMClient } from '@aws-sdk/client-ssm';
import { Command } from 'commander';
import * as v from 'valibot';
import { optionName } from './options/option-name.ts';
import { changeLines, optionLines } from './options/lines.ts';
import { localClient } from './shared/local-client.ts';
import { AdministratedOptions } from './options/parameters.ts';

const FlagsSchema = v.object({ path: v.string(), local: v.boolean() });

const openOptions = (flags: unknown): AdministratedOptions => {
  const { path, local } = v.parse(FlagsSchema, flags);
  const reach = local ? localClient() : {};
  const clients = { ssm: new SSMClient(reach), pca: new ACMPCAClient(reach) };
  return new AdministratedOptions(clients, path, () => new Date());
};

const printLines =
  (lines: (...input: readonly string[]) => Promise<readonly string[]>) =>
  async (...input: readonly string[]): Promise<void> => {
    try {
      for (const line of await lines(...input)) console.log(line);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
  };

const program = new Command('npm run options --')
  .description('Lists every option, with what it may hold and who changed it last.')
  .option('--path <path>', 'path of the options in Parameter Store', '/get-mobile-id/options')
  .option('--local', 'of the local cloud that npm start runs, not of AWS', false)
  .action(() => printLines(async () => optionLines(await openOptions(program.opts()).list()))());

program
  .command('set <name> <value>')
  .description('Checks a value, writes it, and prints what was there before.')
  .action((name: string, value: string) =>
    printLines(async () =>
      changeLines(name, await openOptions(program.opts()).set(optionName(name), value)),
    )(),
  );

await program.parseAsync();
