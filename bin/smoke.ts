/** `npm run smoke`: one whole order on a deployment, by a user who exists for it only; nothing of it stays. */
import { ACMPCAClient } from '@aws-sdk/client-acm-pca';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SFNClient } from '@aws-sdk/client-sfn';
import { Command, Option } from 'commander';
import { colorsFor } from './shared/colors.ts';
import { reachDeployment } from './shared/deployment.ts';
import { openDocuments } from './shared/documents.ts';
import { json } from './shared/flags.ts';
import { withReachFlags, type ReachFlags } from './shared/reach.ts';
import { runTool } from './shared/tool.ts';
import type { Reached } from './smoke/deployed.ts';
import { Recorder, type Step } from './smoke/recorder.ts';
import { runSmoke } from './smoke/run.ts';
import { signInTestUser, type BroughtTokens } from './smoke/sign-in.ts';

interface Flags extends ReachFlags, BroughtTokens {
  readonly json: boolean;
}

const openDeployment = async (flags: Flags): Promise<Reached> => {
  const { client, deployment } = await reachDeployment(flags);
  return {
    deployment,
    documents: openDocuments(client),
    pca: new ACMPCAClient(client),
    machines: new SFNClient(client),
    userPools: new CognitoIdentityProviderClient(client),
  };
};

const stepLine = ({ name, holds, detail, seconds }: Step, stream: NodeJS.WriteStream): string => {
  const colors = colorsFor(stream);
  const mark = holds ? colors.green('ok') : colors.red('!!');
  return `${mark}  ${seconds.toFixed(1).padStart(6)} s  ${name} ${colors.dim(`(${detail})`)}\n`;
};

const command = withReachFlags(new Command('npm run smoke --'))
  .description(
    'Gets one mobile ID on a deployment, as a page and a phone do it, holds it against CA and store, revokes it, and removes all that it made.',
  )
  .addOption(
    new Option('--token <text>', 'access token of a test user whom the directory does not know').env(
      'SMOKE_TOKEN',
    ),
  )
  .addOption(new Option('--id-token <text>', 'the ID token of the same sign-in').env('SMOKE_ID_TOKEN'))
  .addOption(json)
  .addHelpText(
    'after',
    '\nIt issues real certificates, which cost what certificates cost.\nExit codes: 0 all was as it has to be, 1 something was not, 2 it could not begin.',
  )
  .allowExcessArguments(false);

command.action((flags: Flags) =>
  runTool(async () => {
    const stream = flags.json ? process.stderr : process.stdout;
    const recorder = new Recorder((step) => stream.write(stepLine(step, stream)));
    const reached = await openDeployment(flags);
    // Whoever stops it would leave certificates behind that are valid.
    process.once('SIGINT', () => {
      process.stderr.write('It ends and removes what it made; Ctrl-C again stops it at once.\n');
    });
    await runSmoke(reached, await signInTestUser(reached, flags, flags.local), recorder);
    const { steps } = recorder;
    const isGood = steps.every(({ holds }) => holds);
    if (flags.json) console.log(JSON.stringify({ isGood, steps }, null, 2));
    return isGood ? 0 : 1;
  }),
);

await command.parseAsync();
