/** `npm run users`: people in the directory of a deployment, one by one or from a file. */
import { Argument, Command, Option } from 'commander';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { userStates } from '../domain/user.ts';
import { reachDeployment } from './shared/deployment.ts';
import { openDocuments } from './shared/documents.ts';
import { addOptions, dryRun, identityOptions, json, kebab, pickTexts } from './shared/flags.ts';
import { printResult } from './shared/print.ts';
import { Progress } from './shared/progress.ts';
import { withReachFlags, type ReachFlags } from './shared/reach.ts';
import { runTool } from './shared/tool.ts';
import { columnNames, columns, isRequired } from './users/columns.ts';
import { AdministratedDirectory } from './users/directory.ts';
import { importPeople, writePerson } from './users/import.ts';
import { importLines, passwordLines, sayPasswordsOnFailure } from './users/lines.ts';
import { readIdentity, readPerson, PersonInvalid } from './users/person.ts';
import { csvLine, openCsv } from './users/read-csv.ts';
import { Who } from './users/who.ts';

interface WriteFlags extends ReachFlags {
  readonly dryRun: boolean;
  readonly overwriteState: boolean;
  readonly inviteByMail: boolean;
  readonly json: boolean;
}

const openDirectory = async (flags: ReachFlags & Partial<WriteFlags>) => {
  const { client, deployment } = await reachDeployment(flags);
  const documents = openDocuments(client);
  return {
    directory: new AdministratedDirectory(documents, deployment.tables.directory),
    who: new Who(deployment, new CognitoIdentityProviderClient(client), {
      byMail: flags.inviteByMail ?? false,
    }),
  };
};

const overwriteState = new Option(
  '--overwrite-state',
  'gives people who are there the state that you name, which else only new people get',
).default(false);
const inviteByMail = new Option(
  '--invite-by-mail',
  'has Cognito mail a first password to whom it makes, which else is printed for you to hand over',
).default(false);

const program = new Command('npm run users --').description(
  'Puts people into the directory, so that they may get a mobile ID. docs/users.md has the columns.',
);

const addCommand = (name: string): Command => withReachFlags(program.command(name));

const columnOptions = columnNames.map((name) => {
  const { description, allowed } = columns[name];
  return new Option(`--${kebab(name)} <text>`, `${description} (${allowed})`).makeOptionMandatory(
    isRequired(name),
  );
});

addOptions(addCommand('add'), [
  ...identityOptions,
  ...columnOptions,
  dryRun,
  overwriteState,
  inviteByMail,
  json,
])
  .description('Adds one person, or changes what the directory holds of them.')
  .action((flags: WriteFlags) =>
    runTool(async () => {
      const { stack: _, path: __, ...texts } = pickTexts(flags);
      const needs = await openDirectory(flags);
      const { passwords } = needs.who;
      const write = () => writePerson(needs, readPerson(texts), flags);
      const { outcome, kept } = await sayPasswordsOnFailure(passwords, write);
      printResult(flags.json, { outcome, kept, passwords }, [
        flags.dryRun ? `Nothing is written. They would be ${outcome}` : `The person is ${outcome}`,
        ...(kept ? [`They stay ${kept.has}: --overwrite-state makes them ${kept.named}`] : []),
        ...passwordLines(passwords),
      ]);
      return 0;
    }),
  );

addOptions(addCommand('import <file>'), [dryRun, overwriteState, inviteByMail, json])
  .description(
    'Adds everybody in a CSV file, or changes what the directory holds of them. It may be run again.',
  )
  .action((path: string, flags: WriteFlags) =>
    runTool(async () => {
      const { rows, part } = await openCsv(path);
      const progress = new Progress(process.stderr, 'people');
      const onRow = (done: number): void => {
        progress.show(done, part());
      };
      const needs = await openDirectory(flags);
      const { passwords } = needs.who;
      const write = () =>
        importPeople(needs, rows, { ...flags, onRow }).finally(() => {
          progress.end();
        });
      const report = await sayPasswordsOnFailure(passwords, write);
      printResult(flags.json, { ...report, passwords }, [
        ...importLines(report, flags.dryRun),
        ...passwordLines(passwords),
      ]);
      return report.refused.length > 0 ? 1 : 0;
    }),
  );

addCommand('export')
  .description('Prints everybody in the directory as CSV, by userId: no directory knows how people sign in.')
  .action((flags: ReachFlags) =>
    runTool(async () => {
      const { directory } = await openDirectory(flags);
      const names = ['userId', ...columnNames];
      console.log(csvLine(names));
      for await (const entry of directory.all()) console.log(csvLine(names.map((name) => entry[name] ?? '')));
      return 0;
    }),
  );

addOptions(addCommand('set-state'), [...identityOptions, json])
  .addArgument(new Argument('<state>').choices(userStates))
  .description('Changes the state of one person; nothing else of them.')
  .action((state: string, flags: ReachFlags & Pick<WriteFlags, 'json'>) =>
    runTool(async () => {
      const identity = readIdentity(pickTexts(flags));
      const { directory, who } = await openDirectory(flags);
      const userId = await who.find(identity);
      const before = userId === undefined ? undefined : await directory.setState(userId, state);
      if (before === undefined)
        throw new PersonInvalid(`The directory knows nobody with this ${identity.by}`);
      printResult(flags.json, { before, after: state }, [`${before} before, ${state} now`]);
      return 0;
    }),
  );

await program.parseAsync();
