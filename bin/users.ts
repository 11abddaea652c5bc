/** `npm run users`: people in the directory of a deployment, one by one or from a file. */
import { Argument, Command, Option } from 'commander';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { userStates } from '../domain/user.ts';
import { readDeployment } from './shared/deployment.ts';
import { printResult } from './shared/print.ts';
import { Progress } from './shared/progress.ts';
import { resolveReach, withReachFlags, type ReachFlags } from './shared/reach.ts';
import { runTool } from './shared/tool.ts';
import { columnNames, columns, identities, identityNames, isRequired } from './users/columns.ts';
import { AdministratedDirectory } from './users/directory.ts';
import { importPeople, writePerson } from './users/import.ts';
import { importLines } from './users/lines.ts';
import { readIdentity, readPerson, PersonInvalid } from './users/person.ts';
import { csvLine, openCsv } from './users/read-csv.ts';
import { Who } from './users/who.ts';

interface WriteFlags extends ReachFlags {
  readonly dryRun: boolean;
  readonly overwriteState: boolean;
  readonly json: boolean;
}

const openDirectory = async (flags: ReachFlags) => {
  const { client, optionsPath } = resolveReach(flags);
  const deployment = await readDeployment(new SSMClient(client), optionsPath);
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(client));
  return {
    directory: new AdministratedDirectory(documents, deployment.tables.directory),
    who: new Who(deployment, new CognitoIdentityProviderClient(client)),
  };
};

const pickTexts = (flags: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(flags).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const identityOptions = identityNames.map(
  (name) => new Option(`--${kebab(name)} <text>`, identities[name].description),
);

const addOptions = (command: Command, options: readonly Option[]): Command =>
  options.reduce((changed, option) => changed.addOption(option), command);

const dryRun = new Option('--dry-run', 'writes nothing; says what it would do').default(false);
const overwriteState = new Option(
  '--overwrite-state',
  'gives people who are there the state that you name, which else only new people get',
).default(false);
const json = new Option('--json', 'prints JSON for programs').default(false);

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

addOptions(addCommand('add'), [...identityOptions, ...columnOptions, dryRun, overwriteState, json])
  .description('Adds one person, or changes what the directory holds of them.')
  .action((flags: WriteFlags) =>
    runTool(async () => {
      const { stack: _, path: __, ...texts } = pickTexts(flags);
      const { outcome, kept } = await writePerson(await openDirectory(flags), readPerson(texts), flags);
      printResult(flags.json, { outcome, kept }, [
        flags.dryRun ? `Nothing is written. They would be ${outcome}` : `The person is ${outcome}`,
        ...(kept ? [`They stay ${kept.has}: --overwrite-state makes them ${kept.named}`] : []),
      ]);
      return 0;
    }),
  );

addOptions(addCommand('import <file>'), [dryRun, overwriteState, json])
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
      const report = await importPeople(await openDirectory(flags), rows, { ...flags, onRow }).finally(() => {
        progress.end();
      });
      printResult(flags.json, report, importLines(report, flags.dryRun));
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
