/** `npm run doctor`: whether a deployment is as it should be. It changes and issues nothing. */
import { ACMPCAClient } from '@aws-sdk/client-acm-pca';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { Command, InvalidArgumentError } from 'commander';
import { accountRequests } from './doctor/account-requests.ts';
import type { Examined } from './doctor/check.ts';
import { checks } from './doctor/checks.ts';
import { doctorLines } from './doctor/lines.ts';
import { shareReads } from './doctor/shared-reads.ts';
import { isFine, runChecks } from './doctor/run-checks.ts';
import { colorsFor } from './shared/colors.ts';
import { reachDeployment } from './shared/deployment.ts';
import { openDocuments } from './shared/documents.ts';
import { json } from './shared/flags.ts';
import { printResult } from './shared/print.ts';
import { Progress } from './shared/progress.ts';
import { withReachFlags, type ReachFlags } from './shared/reach.ts';
import { runTool } from './shared/tool.ts';

interface Flags extends ReachFlags {
  readonly people: number;
  readonly json: boolean;
}

const count = (text: string): number => {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number from 1 to 9999999.');
};

/** How long anybody may take to answer, in ms. */
const patience = 15_000;

const request: typeof fetch = (input, init) =>
  fetch(input, { ...init, redirect: 'manual', signal: AbortSignal.timeout(patience) });

const openDeployment = async (flags: Flags): Promise<Examined> => {
  const { client, ssm, ...found } = await reachDeployment(flags);
  const reached = {
    ...{ ...found, ssm, fetch: request, now: new Date(), mostPeople: flags.people },
    pca: new ACMPCAClient(client),
    ses: new SESv2Client(client),
    documents: openDocuments(client),
    cloudwatch: new CloudWatchClient(client),
    userPools: new CognitoIdentityProviderClient(client),
    machines: new SFNClient(client),
    account: accountRequests(ssm, request, client.endpoint),
  };
  return { ...reached, ...shareReads(reached) };
};

const command = withReachFlags(new Command('npm run doctor --'))
  .description('Looks whether a deployment is as it should be, and says what to do. It changes nothing.')
  .option('--people <number>', 'how many people of the directory are looked at, at most', count, 1000)
  .addOption(json)
  .addHelpText(
    'after',
    '\nExit codes: 0 all is well (advice is no fault), 1 errors or warnings, 2 it could not look.',
  )
  .allowExcessArguments(false);

command.action((flags: Flags) =>
  runTool(async () => {
    const progress = new Progress(process.stderr, `of ${checks.length.toString()} checks`);
    const onDone = (done: number): void => {
      progress.show(done, done / checks.length);
    };
    const outcomes = await runChecks(checks, await openDeployment(flags), onDone).finally(() => {
      progress.end();
    });
    printResult(
      flags.json,
      { isFine: isFine(outcomes), checks: outcomes },
      doctorLines(outcomes, colorsFor(process.stdout)),
    );
    return isFine(outcomes) ? 0 : 1;
  }),
);

await command.parseAsync();
