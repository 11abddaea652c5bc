/**
 * What entry points are put together from: the one place where run-time code reads its environment and makes
 * SDK clients. A bundle holds only the clients of the dependencies that its entry point asks for.
 */
import { ACMPCAClient } from '@aws-sdk/client-acm-pca';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ActivationCodeVault } from '../aws/services/activation-code-vault.ts';
import { AuthorityEnd } from '../aws/services/authority-end.ts';
import { CertificateAuthority } from '../aws/services/certificate-authority.ts';
import { Confirmations } from '../aws/tables/confirmations.ts';
import { Directory } from '../aws/tables/directory.ts';
import { EncryptionKeyStore } from '../aws/tables/encryption-key-store.ts';
import { EncryptionKeyVault } from '../aws/services/encryption-key-vault.ts';
import { IssuanceStore } from '../aws/tables/issuance-store.ts';
import { Mailer } from '../aws/services/mailer.ts';
import { MobileIdStore } from '../aws/tables/mobile-id-store.ts';
import { OptionParameters } from '../aws/services/option-parameters.ts';
import { OrderEnds } from '../aws/tables/order-ends.ts';
import { OrderStarts } from '../aws/tables/order-starts.ts';
import { OrderStore } from '../aws/tables/order-store.ts';
import { OrderSweep } from '../aws/tables/order-sweep.ts';
import { Process } from '../aws/services/process.ts';
import { Registrations } from '../aws/tables/registrations.ts';
import { RequestLimits } from '../aws/tables/request-limits.ts';
import { environment } from './environment.ts';
import { log } from './log.ts';

let documents: DynamoDBDocumentClient | undefined;

/** One DynamoDB client for all stores of a function; attributes that are undefined are not written. */
const documentClient = (): DynamoDBDocumentClient =>
  (documents ??= DynamoDBDocumentClient.from(new DynamoDBClient(), {
    marshallOptions: { removeUndefinedValues: true },
  }));

const orders = () => environment('ORDERS_TABLE');
const coordination = () => environment('COORDINATION_TABLE');
const directoryTable = () => environment('DIRECTORY_TABLE');
const mobileIds = () => environment('MOBILE_IDS_TABLE');

/** The clock of the function. */
export const now = (): Date => new Date();

export const orderStore = () => new OrderStore(documentClient(), orders());
export const orderStarts = () =>
  new OrderStarts(documentClient(), { orders: orders(), coordination: coordination() });
export const orderEnds = () =>
  new OrderEnds(documentClient(), { orders: orders(), coordination: coordination() });
export const orderSweep = () => new OrderSweep(documentClient(), orders());
export const confirmations = () =>
  new Confirmations(documentClient(), { orders: orders(), mobileIds: mobileIds() });
export const issuanceStore = () =>
  new IssuanceStore(documentClient(), { orders: orders(), directory: directoryTable() });
export const registrations = () =>
  new Registrations(documentClient(), {
    orders: orders(),
    coordination: coordination(),
    mobileIds: mobileIds(),
    directory: directoryTable(),
  });
export const mobileIdStore = () => new MobileIdStore(documentClient(), mobileIds());
export const directory = () => new Directory(documentClient(), directoryTable());
export const requestLimits = () => new RequestLimits(documentClient(), coordination());
export const optionParameters = () => new OptionParameters(new SSMClient(), environment('OPTIONS_PATH'));
export const process = () => new Process(new SFNClient());
export const activationCodeVault = () =>
  new ActivationCodeVault(new KMSClient(), environment('ACTIVATION_CODE_KEY_ARN'));
export const encryptionKeyVault = () =>
  new EncryptionKeyVault(new KMSClient(), environment('RECOVERY_KEY_ARN'));
export const encryptionKeyStore = () =>
  new EncryptionKeyStore(documentClient(), environment('ENCRYPTION_KEYS_TABLE'));
// One attempt: only then does a refusal say that nothing was issued. The state machine tries again.
export const certificateAuthority = () =>
  new CertificateAuthority(new ACMPCAClient({ maxAttempts: 1 }), {
    caArn: environment('CA_ARN'),
    signingAlgorithm: environment('CA_SIGNING_ALGORITHM'),
  });
export const authorityEnd = () => new AuthorityEnd(new ACMPCAClient(), environment('CA_ARN'), now);
export const mailer = () =>
  new Mailer(new SESv2Client(), {
    from: environment('SENDER_ADDRESS'),
    configurationSet: environment('MAIL_CONFIGURATION_SET'),
  });

/** Origin of the pages that links lead to. */
export const siteUrl = () => environment('SITE_URL');

/** All that telling a user how an order ended needs. */
export const notification = () => ({
  orders: orderStore(),
  directory: directory(),
  mailer: mailer(),
  siteUrl: siteUrl(),
  now,
  log,
});

/** All that clean-up needs, for the two functions that run the whole of it. */
export const cleanUp = () => ({
  ...notification(),
  ends: orderEnds(),
  mobileIds: mobileIdStore(),
  ca: certificateAuthority(),
});
