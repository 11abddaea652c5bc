/**
 * What entry points are put together from: the one place where run-time code reads its environment and makes
 * SDK clients. Nothing is read or made before it is asked for, and a bundle holds only the clients of the
 * dependencies that its entry point names.
 */
import { ACMPCAClient } from '@aws-sdk/client-acm-pca';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { RecoverableKeySchema } from '../../domain/certificates/encryption-key.ts';
import { MobileIdSchema } from '../../domain/mobile-id.ts';
import { OrderSchema } from '../../domain/order/order.ts';
import { UserSchema } from '../../domain/user.ts';
import { ActivationCodeVault } from '../aws/services/activation-code-vault.ts';
import { AuthorityCertificates } from '../aws/services/authority-certificates.ts';
import { AuthorityDescription } from '../aws/services/authority-description.ts';
import { CertificateAuthority } from '../aws/services/certificate-authority.ts';
import { EncryptionKeyVault } from '../aws/services/encryption-key-vault.ts';
import { Mailer, SiteBrand } from '../aws/services/mailer.ts';
import { OptionParameters } from '../aws/services/option-parameters.ts';
import { Workflow } from '../aws/services/workflow.ts';
import {
  CoordinationSchema,
  PublicKeySchema,
  Table,
  unmarshallOptions,
  type Tables,
} from '../aws/tables/tables.ts';
import { IdTokens } from './id-tokens.ts';
import { log as functionLog, logUnreadBrand, type Log } from './log.ts';

/** Every environment variable that a Lambda of this project may read; the infrastructure's grants set them. */
export const environmentNames = [
  'ORDERS_TABLE',
  'DIRECTORY_TABLE',
  'MOBILE_IDS_TABLE',
  'COORDINATION_TABLE',
  'ENCRYPTION_KEYS_TABLE',
  'PUBLIC_KEYS_TABLE',
  'OPTIONS_PATH',
  'STATE_MACHINE_ARN',
  'CHANGE_STATE_MACHINE_ARN',
  'RENEW_STATE_MACHINE_ARN',
  'ACTIVATION_CODE_KEY_ARN',
  'RECOVERY_KEY_ARN',
  'CA_ARN',
  'CERTIFICATES_PER_SECOND',
  'SENDER_ADDRESS',
  'MAIL_CONFIGURATION_SET',
  'SITE_URL',
  'USER_CLAIM',
  'CLIENT_ID',
] as const;

export type EnvironmentName = (typeof environmentNames)[number];

/**
 * Reads a variable that has to be there.
 * @throws {Error} names the variable
 */
export const environment = (name: EnvironmentName): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`Environment variable ${name} is not set`);
  return value;
};

/** Everything that run-time code works with. A function takes the part of it that it and its callees touch. */
export interface Dependencies extends Tables {
  readonly parameters: OptionParameters;
  readonly workflow: Workflow;
  /** ARN of the state machine that runs orders, or of the one that locks mobile IDs. */
  readonly stateMachineArn: string;
  /** ARN of the state machine that makes mobile IDs inactive and active again. */
  readonly changeStateMachineArn: string;
  /** ARN of the state machine that renews mobile IDs. */
  readonly renewStateMachineArn: string;
  readonly codeVault: ActivationCodeVault;
  readonly keyVault: EncryptionKeyVault;
  readonly ca: CertificateAuthority;
  /** How many certificates a second all orders together may ask the CA for. */
  readonly certificatesPerSecond: number;
  readonly authorityDescription: AuthorityDescription;
  readonly authorityCertificates: AuthorityCertificates;
  readonly mailer: Mailer;
  /** Origin of the pages that links lead to. */
  readonly siteUrl: string;
  /** Whose mails they are. */
  readonly brand: Pick<SiteBrand, 'read'>;
  /** The claim of an access token that, with the issuer, names a user in the directory. */
  readonly userClaim: string;
  /** ID tokens of the pages' users. */
  readonly idTokens: Pick<IdTokens, 'signedInAt'>;
  readonly now: () => Date;
  readonly log: Log;
}

/** The dependencies that a function takes as its first argument. */
export type Needs<Run extends (deps: never, ...rest: never[]) => unknown> = Parameters<Run>[0];

/**
 * Puts dependencies together, each made when it is first asked for and then kept.
 * @param providers what makes each of them
 */
export function lazy<Wanted extends object>(providers: {
  readonly [Name in keyof Wanted]: () => Wanted[Name];
}): Wanted;
export function lazy(providers: Readonly<Record<string, () => unknown>>): object {
  const container = {};
  for (const [name, provide] of Object.entries(providers)) {
    const get = () => {
      const value = provide();
      Object.defineProperty(container, name, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(container, name, { get, enumerable: true, configurable: true });
  }
  return container;
}

let documents: DynamoDBDocumentClient | undefined;

/** One DynamoDB client for all tables of a function; attributes that are undefined are not written. */
const documentClient = (): DynamoDBDocumentClient =>
  (documents ??= DynamoDBDocumentClient.from(new DynamoDBClient(), {
    marshallOptions: { removeUndefinedValues: true },
    unmarshallOptions: unmarshallOptions(),
  }));

export const orders = () => new Table(documentClient(), environment('ORDERS_TABLE'), OrderSchema);
export const mobileIds = () => new Table(documentClient(), environment('MOBILE_IDS_TABLE'), MobileIdSchema);
export const directory = () => new Table(documentClient(), environment('DIRECTORY_TABLE'), UserSchema);
export const coordination = () =>
  new Table(documentClient(), environment('COORDINATION_TABLE'), CoordinationSchema);
export const encryptionKeys = () =>
  new Table(documentClient(), environment('ENCRYPTION_KEYS_TABLE'), RecoverableKeySchema);
export const publicKeys = () =>
  new Table(documentClient(), environment('PUBLIC_KEYS_TABLE'), PublicKeySchema);
export const parameters = () => new OptionParameters(new SSMClient(), environment('OPTIONS_PATH'), now());
export const workflow = () => new Workflow(new SFNClient());
export const stateMachineArn = () => environment('STATE_MACHINE_ARN');
export const changeStateMachineArn = () => environment('CHANGE_STATE_MACHINE_ARN');
export const renewStateMachineArn = () => environment('RENEW_STATE_MACHINE_ARN');
export const codeVault = () =>
  new ActivationCodeVault(new KMSClient(), environment('ACTIVATION_CODE_KEY_ARN'));
export const keyVault = () => new EncryptionKeyVault(new KMSClient(), environment('RECOVERY_KEY_ARN'));
// One attempt: only then does a refusal say that nothing was issued. The state machine tries again.
export const ca = () => new CertificateAuthority(new ACMPCAClient({ maxAttempts: 1 }), environment('CA_ARN'));
export const certificatesPerSecond = () => Number(environment('CERTIFICATES_PER_SECOND'));
export const authorityDescription = () =>
  new AuthorityDescription(new ACMPCAClient(), environment('CA_ARN'), now());
export const authorityCertificates = () =>
  new AuthorityCertificates({
    client: new ACMPCAClient(),
    caArn: environment('CA_ARN'),
    fetch: (url, init) => fetch(url, init),
    now: now(),
  });
const mailerBy = (client: SESv2Client) =>
  new Mailer(client, {
    from: environment('SENDER_ADDRESS'),
    configurationSet: environment('MAIL_CONFIGURATION_SET'),
  });
export const siteUrl = () => environment('SITE_URL');
const brand = () =>
  new SiteBrand({
    fetch: (url, init) => fetch(url, init),
    siteUrl: siteUrl(),
    now: now(),
    onUnread: logUnreadBrand,
  });
const mailer = () => mailerBy(new SESv2Client());
const onceMailer = () => mailerBy(new SESv2Client({ maxAttempts: 1 }));
/** What mails are made and sent with. */
export const mailing = { mailer, brand, siteUrl };
/** The same for mails that must not go out twice: a call whose answer gets lost is not made again. */
export const mailingOnce = { mailer: onceMailer, brand, siteUrl };
export const userClaim = () => environment('USER_CLAIM');
const idTokens = () =>
  new IdTokens({ clientId: environment('CLIENT_ID'), userClaim: userClaim(), now: now() });
/** What tells who is signed in, and when they signed in. */
export const recentSignIn = { userClaim, idTokens };
export const now = () => () => new Date();
export const log = () => functionLog;
