import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { EntryPointName } from '../lambdas/shared/model/entry-points.ts';
import { ActivationCodes } from './activation-codes.ts';
import { Alarms } from './alarms.ts';
import { Api } from './api.ts';
import { CertificateAuthority } from './certificate-authority.ts';
import { CleanUp } from './clean-up.ts';
import type { Configuration } from './configuration.ts';
import { DeadLetters } from './dead-letters.ts';
import { EntryPoints } from './entry-points.ts';
import { Mail } from './mail.ts';
import { Options } from './options.ts';
import { authorityParameters, siteParameters, type AuthorityLocation } from './parameters.ts';
import { Activate } from './phases/activate.ts';
import { Approve } from './phases/approve.ts';
import { Close } from './phases/close.ts';
import { Confirm } from './phases/confirm.ts';
import { Deliver } from './phases/deliver.ts';
import { Install } from './phases/install.ts';
import { Issue } from './phases/issue.ts';
import { Start } from './phases/start.ts';
import { View } from './phases/view.ts';
import { Executions } from './process/executions.ts';
import { Process } from './process/state-machine.ts';
import { Recovery } from './recovery.ts';
import { SignIn } from './sign-in.ts';
import { Store } from './store.ts';

/** What the stack is made from. */
export interface GetMobileIdStackProps extends StackProps {
  readonly configuration: Configuration;
  /** Where the bundle of an entry point is. */
  readonly code: (name: EntryPointName) => Code;
  /** The CA. @default stack parameters say which */
  readonly authority?: AuthorityLocation;
}

/** Get mobile ID: what users and phones call, the process behind it, and what both work with. */
export class GetMobileIdStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { configuration, code, authority, ...props }: GetMobileIdStackProps,
  ) {
    super(scope, id, { description: 'Get mobile ID: self-service for mobile IDs', ...props });
    const { senderAddress, siteUrl } = siteParameters(this);
    const { processName, optionsPath, caSigningAlgorithm: signingAlgorithm } = configuration;
    const removalPolicy = configuration.data === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const logs = { logRetention: configuration.logRetentionDays, removalPolicy };
    const throttle = { rateLimit: configuration.requestRate, burstLimit: configuration.requestBurst };

    const alarms = new Alarms(this, 'Alarms', { mail: configuration.alarmMail, removalPolicy });
    const entryPoints = new EntryPoints({ code, alarms, ...logs });
    const executions = new Executions(this, 'Executions', { processName });
    const capabilities = {
      entryPoints,
      executions,
      store: new Store(this, 'Store', { removalPolicy }),
      options: new Options(this, 'Options', { path: optionsPath }),
      activationCodes: new ActivationCodes(this, 'ActivationCodes', { siteUrl, removalPolicy }),
      recovery: new Recovery(this, 'Recovery', { removalPolicy }),
      mail: new Mail(this, 'Mail', { senderAddress, siteUrl, alarms }),
      authority: new CertificateAuthority(this, 'CertificateAuthority', {
        ...(authority ?? authorityParameters(this)),
        signingAlgorithm,
      }),
      deadLetters: new DeadLetters(this, 'DeadLetters', { alarms }),
    };

    new Start(this, 'Start', capabilities);
    new Confirm(this, 'Confirm', capabilities);
    new Deliver(this, 'Deliver', capabilities);
    new Approve(this, 'Approve', capabilities);
    new Issue(this, 'Issue', capabilities);
    new Install(this, 'Install', capabilities);
    new Activate(this, 'Activate', capabilities);
    new Close(this, 'Close', capabilities);
    new View(this, 'View', capabilities);

    new Process(this, 'Process', { executions, entryPoints, alarms, ...logs });
    new CleanUp(this, 'CleanUp', capabilities);
    const signIn = new SignIn(this, 'SignIn', { configuration, siteUrl, removalPolicy });
    new Api(this, 'Api', { signIn, entryPoints, alarms, throttle, ...logs });
  }
}
