import type { AuthorityOptions, LocalAuthority } from './acm-pca/authority.ts';
import type { AccessLogLine } from './apigateway/service.ts';
import type { CloudAssembly, Template } from './assembly/template.ts';
import type { Calls } from './aws/calls.ts';
import type { Faults } from './aws/faults.ts';
import type { Quotas } from './aws/quotas.ts';
import type { Clock } from './clock.ts';
import type { Alarms } from './cloudwatch/service.ts';
import type { DynamoDb } from './dynamodb/service.ts';
import type { EventEnvelope } from './events/event.ts';
import type { Authorizer } from './iam/authorizer.ts';
import type { DeadLetter } from './lambda/event-invocations.ts';
import type { EventSources } from './lambda/event-sources.ts';
import type { LambdaHost, LogLine } from './lambda/service.ts';
import type { Mail } from './ses/mail.ts';
import type { Mailboxes } from './ses/mailboxes.ts';
import type { Observer } from './observer.ts';
import type { Ports } from './ports.ts';
import type { SignInHabits, SignInUser } from './cognito/settings.ts';
import type { Queues } from './sqs/service.ts';
import type { Execution } from './sfn/execution.ts';

/** The CA of AWS Private CA that the account has before anything is deployed. */
export interface CertificateAuthorityOptions extends Pick<AuthorityOptions, 'keyAlgorithm' | 'usageMode'> {
  readonly arn: string;
  /** The bucket of its revocation lists: whoever revokes has to be allowed to write it. */
  readonly crlBucket: string;
}

/** What a local cloud runs, and how. */
export interface LocalCloudOptions extends Observer {
  /**
   * What it runs, or what makes that: it is asked when the ports are taken, and until all is up every request is told
   * to come back.
   */
  readonly assembly: CloudAssembly | (() => Promise<CloudAssembly>);
  /** CloudFormation parameters that have no default, or shall have another value. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** @default none */
  readonly certificateAuthority?: CertificateAuthorityOptions;
  /** Under which id the template's `AWS::Cognito::UserPoolClient` is known. */
  readonly clientId?: string;
  /** Changes files of the site as they are read, by path: what is right for a deployment may be wrong here. */
  readonly siteFiles?: Readonly<Record<string, (content: string) => string>>;
  /** @default any that are free */
  readonly ports?: Ports;
}

/** Where the parts of a local cloud are. */
export interface Endpoints {
  /** For the SDKs and the CLI of AWS. */
  readonly aws: string;
  /** The HTTP API; undefined where the template has none. */
  readonly gateway: string | undefined;
  /**
   * Pages, revocation lists, and the HTTP API under `/api`: what CloudFront is in a deployment. Undefined where the
   * template has no distribution and the options no CA.
   */
  readonly site: string | undefined;
  /** Where users sign in; undefined where the template has no user pool client. */
  readonly issuer: string | undefined;
  /** Pages with the mails that were sent; undefined where the template has no identity to send them. */
  readonly inbox: string | undefined;
}

/** A running local cloud. */
export interface LocalCloud {
  readonly endpoints: Endpoints;
  /** What runs, with values in the place of CloudFormation's functions. */
  readonly template: Template;
  /** Its time, which can be put forward and can run faster. */
  readonly clock: Clock;

  /** Calls that were made to AWS services, in order. */
  readonly calls: Calls;
  /** Makes chosen calls fail or wait. */
  readonly faults: Faults;
  /** AWS's quotas, which hold when they are told to. */
  readonly quotas: Quotas;
  /** How stale DynamoDB may answer reads that do not ask for consistency. */
  readonly dynamoDb: Pick<DynamoDb, 'staleReads'>;
  /** Whether functions get the records of streams more than once, and whether records wait for one. */
  readonly eventSources: Pick<EventSources, 'repeats' | 'isBusy'>;
  /** Whether functions are at work, or still handle events that nobody waits for. */
  readonly lambda: Pick<LambdaHost, 'settle' | 'idle' | 'forgetEvents'>;
  /** Who may do what, what was refused, and which grants nothing needed. */
  readonly authorizer: Authorizer;

  /** What functions wrote, in order. */
  readonly logs: readonly LogLine[];
  /** What the HTTP API was asked, in order. */
  readonly requests: readonly AccessLogLine[];
  /** Events that functions failed at for good. */
  readonly deadLetters: readonly DeadLetter[];
  readonly queues: Queues;
  /** Events that were put on the event bus by apps, in order. */
  readonly events: readonly EventEnvelope[];
  readonly alarms: Alarms;
  /** All executions of state machines, in the order they were started. */
  readonly executions: () => readonly Execution[];

  /** Mails that were sent, the newest last; also those that did not arrive. */
  readonly mails: () => readonly Mail[];
  /** What becomes of mails. */
  readonly mailboxes: Mailboxes;
  /** The CA; undefined where the options name none. */
  readonly authority: LocalAuthority | undefined;
  /**
   * Lets somebody sign in, or changes what they are called.
   * @throws {Error} the template has no user pool client
   */
  readonly addSignInUser: (user: SignInUser) => Promise<void>;
  /**
   * Makes the sign-in as another issuer is; `usualHabits` makes it as Cognito again.
   * @throws {Error} the template has no user pool client
   */
  readonly behaveAs: (habits: SignInHabits) => Promise<void>;
  /** Ends all of it. */
  readonly stop: () => Promise<void>;
}
