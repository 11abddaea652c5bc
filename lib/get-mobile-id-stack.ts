import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { EntryPointName } from '../domain/entry-points.ts';
import { ActivationCodes } from './activation-codes.ts';
import { Alarms } from './alarms.ts';
import { Api } from './api.ts';
import { authorityParameterName } from './authority-parameter.ts';
import { CertificateAuthority } from './certificate-authority.ts';
import { CleanUp } from './clean-up.ts';
import type { Configuration } from './configuration.ts';
import { dataPolicies } from './data-policy.ts';
import { DeadLetters } from './dead-letters.ts';
import { writeDeploymentParameter, type Deployment } from './deployment-parameter.ts';
import { DirectoryChanges } from './directory-changes.ts';
import { EntryPoints } from './entry-points.ts';
import { Mail } from './mail.ts';
import { OptionChecks } from './option-checks.ts';
import { Options } from './options.ts';
import { authorityParameters, senderAddressParameter, type AuthorityLocation } from './parameters.ts';
import { Activate } from './phases/activate.ts';
import { Approve } from './phases/approve.ts';
import type { Capabilities } from './phases/capabilities.ts';
import { Cascade } from './phases/cascade.ts';
import { Close } from './phases/close.ts';
import { Confirm } from './phases/confirm.ts';
import { Deliver } from './phases/deliver.ts';
import { Install } from './phases/install.ts';
import { Issue } from './phases/issue.ts';
import { Lock } from './phases/lock.ts';
import { MobileIds } from './phases/mobile-ids.ts';
import { Orders } from './phases/orders.ts';
import { Remind } from './phases/remind.ts';
import { Renewal } from './phases/renewal.ts';
import { Start } from './phases/start.ts';
import { Executions } from './process/executions.ts';
import { addProcesses } from './process/processes.ts';
import { changeProcessNameFor, lockProcessNameFor, renewProcessNameFor } from './physical-names.ts';
import { Recovery } from './recovery.ts';
import { Reminders } from './reminders.ts';
import { SignIn } from './sign-in.ts';
import { Site } from './site.ts';
import { Store } from './store.ts';

/** What the stack is made from. */
export interface GetMobileIdStackProps extends StackProps {
  readonly configuration: Configuration;
  /** Where the bundle of an entry point is. */
  readonly code: (name: EntryPointName) => Code;
  /** Directory of the built pages. */
  readonly pages: string;
  /** The CA. @default stack parameters say which */
  readonly authority?: AuthorityLocation;
}

/** What an administrator's tools are told of. */
interface Told
  extends
    Pick<Deployment, 'siteUrl' | 'clientId' | 'senderAddress' | 'pageBucketName'>,
    Pick<Capabilities, 'executions' | 'lockExecutions' | 'store'> {
  readonly configuration: Configuration;
  readonly signIn: SignIn;
  readonly location: AuthorityLocation;
}

const createExecutions = (scope: Construct, { processName }: Configuration) => ({
  executions: new Executions(scope, 'Executions', {
    processName,
    told: { name: 'StateMachineArn', description: 'The process' },
  }),
  lockExecutions: new Executions(scope, 'LockExecutions', {
    processName: lockProcessNameFor(processName),
    told: { name: 'LockStateMachineArn', description: 'The process that locks mobile IDs' },
  }),
  changeExecutions: new Executions(scope, 'ChangeExecutions', {
    processName: changeProcessNameFor(processName),
    told: {
      name: 'ChangeStateMachineArn',
      description: 'The process that makes mobile IDs inactive, and active again',
    },
    variable: 'CHANGE_STATE_MACHINE_ARN',
  }),
  renewExecutions: new Executions(scope, 'RenewExecutions', {
    processName: renewProcessNameFor(processName),
    told: { name: 'RenewStateMachineArn', description: 'The process that renews mobile IDs' },
    variable: 'RENEW_STATE_MACHINE_ARN',
  }),
});

/** Get mobile ID: what users and phones call, the process behind it, and what both work with. */
export class GetMobileIdStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { configuration, code, pages, authority, ...props }: GetMobileIdStackProps,
  ) {
    super(scope, id, { description: 'Get mobile ID: self-service for mobile IDs', ...props });
    const { optionsPath } = configuration;
    const data = dataPolicies[configuration.data];
    const { removalPolicy } = data;
    const logs = { logRetention: configuration.logRetentionDays, removalPolicy };

    const alarms = new Alarms(this, 'Alarms', { mail: configuration.alarmMail, removalPolicy });
    const api = new Api(this, 'Api', { alarms, configuration, ...logs });
    const signIn = new SignIn(this, 'SignIn', { configuration, ...data });
    const site = new Site(this, 'Site', { configuration, api, signIn, removalPolicy });
    const { url: siteUrl } = site;
    const senderAddress = senderAddressParameter(this);
    const createsIdentity = configuration.sender === 'create';
    const location = authority ?? authorityParameters(this);
    const entryPoints = new EntryPoints({ configuration, code, alarms, ...logs });
    const store = new Store(this, 'Store', data);
    const capabilities = {
      ...{ entryPoints, store, ...createExecutions(this, configuration) },
      options: new Options(this, 'Options', { path: optionsPath }),
      activationCodes: new ActivationCodes(this, 'ActivationCodes', { siteUrl, removalPolicy }),
      recovery: new Recovery(this, 'Recovery', { removalPolicy }),
      mail: new Mail(this, 'Mail', { senderAddress, createsIdentity, siteUrl, alarms }),
      authority: new CertificateAuthority(this, 'CertificateAuthority', {
        alarms,
        ...location,
        parameterName: authorityParameterName(optionsPath),
        configuration,
      }),
      deadLetters: new DeadLetters(this, 'DeadLetters', { alarms }),
    };

    this.#addPhases(capabilities);
    addProcesses(this, { ...capabilities, alarms, ...logs });
    new CleanUp(this, 'CleanUp', capabilities);
    new OptionChecks(this, 'OptionChecks', capabilities);
    new Reminders(this, 'Reminders', capabilities);
    new DirectoryChanges(this, 'DirectoryChanges', { ...capabilities, alarms });

    const { audience, ...client } = signIn.client(siteUrl);
    api.addRoutes({ signIn, audience, clientId: client.clientId, entryPoints });
    const config = { issuer: signIn.issuer, scope: `openid ${signIn.requestedScope}`, ...client };
    site.upload({ pages, config, appLinks: configuration, ...logs });
    const told = { siteUrl, clientId: client.clientId, senderAddress, pageBucketName: site.bucketName };
    this.#tellTools({ ...told, ...capabilities, configuration, signIn, location });
  }

  #tellTools({ configuration, executions, lockExecutions, store, signIn, location, ...to }: Told): void {
    const { siteUrl, clientId, senderAddress, pageBucketName } = to;
    const { issuer, scope, requestedScope, userClaim, userPoolId } = signIn;
    writeDeploymentParameter(this, configuration.optionsPath, {
      ...{ siteUrl, clientId, senderAddress, pageBucketName },
      ...{ stackName: this.stackName, issuer, scope, requestedScope, userClaim, userPoolId },
      ...{ authorityArn: location.arn, crlBucketName: location.crlBucketName },
      stateMachineArn: executions.stateMachineArn,
      lockStateMachineArn: lockExecutions.stateMachineArn,
      tables: store.names,
    });
  }

  #addPhases(capabilities: Capabilities): void {
    new Start(this, 'Start', capabilities);
    new Confirm(this, 'Confirm', capabilities);
    new Deliver(this, 'Deliver', capabilities);
    new Approve(this, 'Approve', capabilities);
    new Issue(this, 'Issue', capabilities);
    new Install(this, 'Install', capabilities);
    new Activate(this, 'Activate', capabilities);
    new Close(this, 'Close', capabilities);
    new Orders(this, 'Orders', capabilities);
    new MobileIds(this, 'MobileIds', capabilities);
    new Renewal(this, 'Renewal', capabilities);
    new Lock(this, 'Lock', capabilities);
    new Remind(this, 'Remind', capabilities);
    new Cascade(this, 'Cascade', capabilities);
  }
}
