import { ACMPCAClient, DescribeCertificateAuthorityCommand } from '@aws-sdk/client-acm-pca';
import { CloudWatchClient, DescribeAlarmsCommand, type MetricAlarm } from '@aws-sdk/client-cloudwatch';
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  NotFoundException,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { DescribeStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import type { Examined, SharedReads } from '../../../bin/doctor/check.ts';
import { shareReads } from '../../../bin/doctor/shared-reads.ts';
import { optionDefinition, optionNames } from '../../../domain/options/options.ts';
import type { Deployment } from '../../../lib/deployment-parameter.ts';

const ca = 'certificate-authority/11111111-2222-3333-4444-555555555555';

export const deployment: Deployment = {
  stackName: 'GetMobileId',
  siteUrl: 'https://id.example.com',
  issuer: 'https://issuer.example.com',
  clientId: 'self-service',
  scope: 'get-mobile-id/self-service',
  requestedScope: 'get-mobile-id/self-service',
  userClaim: 'sub',
  userPoolId: 'eu-central-1_Users',
  senderAddress: 'id@example.com',
  authorityArn: `arn:aws:acm-pca:eu-central-1:111122223333:${ca}`,
  crlBucketName: 'lists',
  stateMachineArn: 'arn:aws:states:eu-central-1:111122223333:stateMachine:MobileIDSelfServiceProcGet',
  tables: {
    directory: 'Directory',
    orders: 'Orders',
    mobileIds: 'MobileIds',
    coordination: 'Coordination',
    encryptionKeys: 'EncryptionKeys',
    publicKeys: 'PublicKeys',
  },
};

/** What SES answers about an identity that it does not know. */
export const notFound = new NotFoundException({ message: 'No such identity', $metadata: {} });

/** What the CA is as AWS Private CA describes it. */
export const describedAuthority = {
  Status: 'ACTIVE',
  UsageMode: 'GENERAL_PURPOSE',
  NotAfter: new Date('2036-01-01T00:00:00Z'),
  CertificateAuthorityConfiguration: {
    KeyAlgorithm: 'RSA_2048',
    SigningAlgorithm: 'SHA256WITHRSA',
    Subject: {},
  },
  RevocationConfiguration: {
    CrlConfiguration: { Enabled: true, S3BucketName: 'lists', CustomCname: 'crl.example.com' },
  },
} as const;

/** An alarm that is quiet and tells somebody when it rings. */
export const alarm: MetricAlarm = {
  AlarmName: 'GetMobileId-OrderFailed',
  AlarmDescription: 'An order failed',
  StateValue: 'OK',
  ActionsEnabled: true,
  AlarmActions: ['arn:aws:sns:eu-central-1:111122223333:Alarms'],
};

/** Somebody of whom everything fits. */
export const person = { userId: 'a'.repeat(32), state: 'active', commonName: 'Alva', email: 'a@example.com' };

/** What the option parameters hold at first. */
export const parameters = optionNames.map((name) => ({
  Name: `/get-mobile-id/options/${name}`,
  Value: optionDefinition(name).initial,
}));

const aws = () => {
  const reach = { region: 'eu-central-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
  const clients = {
    ssm: new SSMClient(reach),
    pca: new ACMPCAClient(reach),
    ses: new SESv2Client(reach),
    documents: DynamoDBDocumentClient.from(new DynamoDBClient(reach)),
    cloudwatch: new CloudWatchClient(reach),
    userPools: new CognitoIdentityProviderClient(reach),
    machines: new SFNClient(reach),
  };
  const mocks = {
    ssm: mockClient(clients.ssm),
    pca: mockClient(clients.pca),
    ses: mockClient(clients.ses),
    documents: mockClient(clients.documents),
    cloudwatch: mockClient(clients.cloudwatch),
    userPools: mockClient(clients.userPools),
    machines: mockClient(clients.machines),
  };
  return { clients, mocks };
};

/** Answers as those of a deployment in which all is well. */
const beWell = ({ ssm, pca, ses, documents, cloudwatch, userPools, machines }: Mocks): void => {
  ssm.on(GetParametersByPathCommand).resolves({ Parameters: parameters });
  pca.on(DescribeCertificateAuthorityCommand).resolves({ CertificateAuthority: describedAuthority });
  ses.on(GetEmailIdentityCommand, { EmailIdentity: 'id@example.com' }).rejects(notFound);
  ses.on(GetEmailIdentityCommand, { EmailIdentity: 'example.com' }).resolves({
    IdentityType: 'DOMAIN',
    VerifiedForSendingStatus: true,
    DkimAttributes: { SigningEnabled: true, Status: 'SUCCESS' },
  });
  ses.on(GetAccountCommand).resolves({
    ...{ ProductionAccessEnabled: true, SendingEnabled: true, EnforcementStatus: 'HEALTHY' },
    SendQuota: { Max24HourSend: 50_000 },
  });
  documents
    .on(DescribeTableCommand)
    .resolves({ Table: { TableStatus: 'ACTIVE', DeletionProtectionEnabled: true } });
  documents.on(DescribeContinuousBackupsCommand).resolves({
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
    },
  });
  documents.on(DescribeTimeToLiveCommand).resolves({
    TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'ttlEpochSeconds' },
  });
  documents.on(ScanCommand).resolves({ Items: [person] });
  documents.on(QueryCommand).resolves({ Items: [] });
  cloudwatch.on(DescribeAlarmsCommand).resolves({ MetricAlarms: [alarm] });
  userPools.on(DescribeUserPoolCommand).resolves({
    UserPool: {
      ...{ MfaConfiguration: 'ON', DeletionProtection: 'ACTIVE' },
      EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' },
    },
  });
  machines.on(DescribeStateMachineCommand).resolves({ status: 'ACTIVE' });
};

type Mocks = ReturnType<typeof aws>['mocks'];

/** A deployment in which all is well, what AWS answers of it, and what the network does. */
export interface Deployed {
  readonly examined: Examined;
  readonly mocks: Mocks;
  /** Answers by URL; what is not here is 404. */
  readonly web: Map<string, () => Response>;
}

/**
 * A deployment in which all is well.
 * @param web what the network answers, by URL
 */
export const deployed = (web: Map<string, () => Response>, changes: Partial<Examined> = {}): Deployed => {
  const { clients, mocks } = aws();
  beWell(mocks);
  const reached: Omit<Examined, keyof SharedReads> = {
    ...{ deployment, optionsPath: '/get-mobile-id/options', now: new Date('2026-03-01T09:00:00Z') },
    ...{ mostPeople: 1000, ...clients },
    account: {
      subscriptions: () => Promise.resolve({ confirmed: 1, pending: 0 }),
      concurrency: () => Promise.resolve(1000),
    },
    fetch: (input) => {
      const url = input instanceof Request ? input.url : input.toString();
      return Promise.resolve(web.get(url)?.() ?? new Response('', { status: 404 }));
    },
    ...changes,
  };
  return { examined: { ...reached, ...shareReads(reached) }, mocks, web };
};
