import {
  ACMPCAClient,
  DescribeCertificateAuthorityCommand,
  RevokeCertificateCommand,
  type CertificateAuthority as CertificateAuthorityDescription,
} from '@aws-sdk/client-acm-pca';
import { DecryptCommand, EncryptCommand, GenerateDataKeyPairCommand, KMSClient } from '@aws-sdk/client-kms';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import {
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { GetParameterCommand, GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import * as v from 'valibot';
import { ActivationCodeVault } from '../../lambdas/aws/services/activation-code-vault.ts';
import { AuthorityCertificates } from '../../lambdas/aws/services/authority-certificates.ts';
import { AuthorityDescription } from '../../lambdas/aws/services/authority-description.ts';
import { CertificateAuthority } from '../../lambdas/aws/services/certificate-authority.ts';
import { EncryptionKeyVault } from '../../lambdas/aws/services/encryption-key-vault.ts';
import { Mailer } from '../../lambdas/aws/services/mailer.ts';
import { OptionParameters } from '../../lambdas/aws/services/option-parameters.ts';
import { Workflow } from '../../lambdas/aws/services/workflow.ts';
import { coordinationKeys } from '../../lambdas/aws/tables/coordination.ts';
import { CoordinationSchema, PublicKeySchema, Table } from '../../lambdas/aws/tables/tables.ts';
import { RecoverableKeySchema } from '../../domain/certificates/encryption-key.ts';
import { MobileIdSchema } from '../../domain/mobile-id.ts';
import { optionNames } from '../../domain/options/options.ts';
import { isEnded } from '../../domain/order/order-states.ts';
import { OrderSchema, type Order } from '../../domain/order/order.ts';
import { UserSchema } from '../../domain/user.ts';
import { neutralMailBrand, type MailBrand } from '../../domain/brand/brand.ts';
import type { Dependencies } from '../../lambdas/runtime/dependencies.ts';
import { log } from '../../lambdas/runtime/log.ts';
import { decrypt, encrypt, generateDataKeyPair } from './kms.ts';
import { lambdaEnvironment as environment } from './lambda-environment.ts';
import { memoryDynamoDb } from './memory-dynamodb.ts';
import { options, start, user } from './orders.ts';

/**
 * Everything a step of the process works with: real stores on DynamoDB in memory, and mocked clients of the
 * other services. The clock stands still until a test moves it.
 */
export class Stage {
  readonly tables = memoryDynamoDb();
  readonly #clients = {
    stepFunctions: new SFNClient(),
    parameterStore: new SSMClient(),
    keys: new KMSClient(),
    mails: new SESv2Client(),
    pca: new ACMPCAClient(),
  };
  readonly stepFunctions = mockClient(this.#clients.stepFunctions);
  readonly parameterStore = mockClient(this.#clients.parameterStore);
  readonly keys = mockClient(this.#clients.keys);
  readonly mails = mockClient(this.#clients.mails);
  readonly pca = mockClient(this.#clients.pca);
  time = start;
  brand: MailBrand = neutralMailBrand;
  /** What the CA publishes of revoked certificates: nothing, unless told. */
  revocationList = (): Response => new Response(null, { status: 404 });

  constructor() {
    this.stepFunctions.on(StartExecutionCommand).resolves({});
    this.stepFunctions.on(SendTaskSuccessCommand).resolves({});
    this.stepFunctions.on(SendTaskFailureCommand).resolves({});
    this.pca.on(RevokeCertificateCommand).resolves({});
    this.setAuthority();
    this.keys.on(EncryptCommand).callsFake(encrypt);
    this.keys.on(DecryptCommand).callsFake(decrypt);
    this.keys.on(GenerateDataKeyPairCommand).callsFake(generateDataKeyPair);
    this.mails.on(SendEmailCommand).resolves({ MessageId: 'mail' });
    this.setOptions();
    this.putUser();
  }

  /** What the entry points are given. */
  get deps(): Dependencies {
    const { client } = this.tables;
    return {
      orders: new Table(client, environment.ORDERS_TABLE, OrderSchema),
      mobileIds: new Table(client, environment.MOBILE_IDS_TABLE, MobileIdSchema),
      directory: new Table(client, environment.DIRECTORY_TABLE, UserSchema),
      coordination: new Table(client, environment.COORDINATION_TABLE, CoordinationSchema),
      encryptionKeys: new Table(client, environment.ENCRYPTION_KEYS_TABLE, RecoverableKeySchema),
      publicKeys: new Table(client, environment.PUBLIC_KEYS_TABLE, PublicKeySchema),
      keyVault: new EncryptionKeyVault(this.#clients.keys, environment.RECOVERY_KEY_ARN),
      parameters: new OptionParameters(
        this.#clients.parameterStore,
        environment.OPTIONS_PATH,
        () => this.time,
      ),
      workflow: new Workflow(this.#clients.stepFunctions),
      codeVault: new ActivationCodeVault(this.#clients.keys, environment.ACTIVATION_CODE_KEY_ARN),
      mailer: new Mailer(this.#clients.mails, {
        from: environment.SENDER_ADDRESS,
        configurationSet: environment.MAIL_CONFIGURATION_SET,
      }),
      ca: new CertificateAuthority(this.#clients.pca, environment.CA_ARN),
      certificatesPerSecond: Number(environment.CERTIFICATES_PER_SECOND),
      authorityDescription: new AuthorityDescription(this.#clients.pca, environment.CA_ARN, () => this.time),
      authorityCertificates: new AuthorityCertificates({
        client: this.#clients.pca,
        caArn: environment.CA_ARN,
        fetch: () => Promise.resolve(this.revocationList()),
        now: () => this.time,
      }),
      stateMachineArn: environment.STATE_MACHINE_ARN,
      changeStateMachineArn: environment.CHANGE_STATE_MACHINE_ARN,
      renewStateMachineArn: environment.RENEW_STATE_MACHINE_ARN,
      siteUrl: environment.SITE_URL,
      brand: { read: () => Promise.resolve(this.brand) },
      userClaim: environment.USER_CLAIM,
      idTokens: { signedInAt: () => Promise.resolve(undefined) },
      now: () => this.time,
      log,
    };
  }

  /** What Parameter Store holds, all on version 1: the options as released, with changes. */
  setOptions(changes: Readonly<Record<string, string>> = {}): void {
    const values: Record<string, string> = { ...options(), ...changes };
    const parameter = (name: string) => ({
      Name: `${environment.OPTIONS_PATH}/${name}`,
      Value: values[name],
      Version: 1,
    });
    this.parameterStore.on(GetParametersByPathCommand).resolves({ Parameters: optionNames.map(parameter) });
    this.parameterStore.on(GetParameterCommand).callsFake(({ Name }: { Name: string }) => ({
      Parameter: parameter(Name.slice(environment.OPTIONS_PATH.length + 1)),
    }));
  }

  /** What the CA is; unless told, one that orders can use. */
  setAuthority(changes: CertificateAuthorityDescription = {}): void {
    const CertificateAuthority = {
      Status: 'ACTIVE',
      UsageMode: 'GENERAL_PURPOSE',
      NotAfter: new Date('2036-01-01T00:00:00Z'),
      CertificateAuthorityConfiguration: {
        KeyAlgorithm: 'EC_prime256v1',
        SigningAlgorithm: 'SHA256WITHECDSA',
        Subject: {},
      },
      ...changes,
    } as const;
    this.pca.on(DescribeCertificateAuthorityCommand).resolves({ CertificateAuthority });
  }

  /** When the CA's own certificate ends. */
  setAuthorityEnd(NotAfter: Date): void {
    this.setAuthority({ NotAfter });
  }

  /** The directory's user, with changes. */
  putUser(changes: Readonly<Record<string, unknown>> = {}): void {
    this.tables.put('directory', { ...user(), ...changes });
  }

  /** Stores an order, and the marker that its user has one running if it has not ended. */
  putOrder(order: Order): Order {
    this.tables.put('orders', order);
    const marker = { key: coordinationKeys.runningOrder(order.userId), orderId: order.orderId };
    if (!isEnded(order.state)) this.tables.put('coordination', marker);
    return order;
  }

  /** The order as the store has it now. */
  order({ orderId }: Pick<Order, 'orderId'>): Order {
    return v.parse(OrderSchema, this.tables.get('orders', { orderId }));
  }

  /** Whether the user has an order running. */
  hasRunningOrder({ userId }: Pick<Order, 'userId'>): boolean {
    return this.tables.get('coordination', { key: coordinationKeys.runningOrder(userId) }) !== undefined;
  }
}
