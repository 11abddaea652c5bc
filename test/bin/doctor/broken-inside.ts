import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeUserPoolCommand, type UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Broken } from './broken.ts';
import { alarm, person, type Deployed } from './deployed.ts';

const pool =
  (change: UserPoolType) =>
  ({ mocks }: Deployed): void => {
    const UserPool: UserPoolType = {
      ...{ MfaConfiguration: 'ON', DeletionProtection: 'ACTIVE' },
      ...{ EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' }, ...change },
    };
    mocks.userPools.on(DescribeUserPoolCommand).resolves({ UserPool });
  };

const people =
  (...Items: object[]) =>
  ({ mocks }: Deployed): void => {
    mocks.documents.on(ScanCommand).resolves({ Items });
  };

const alarms =
  (...changes: object[]) =>
  ({ mocks }: Deployed): void => {
    const MetricAlarms = changes.map((change) => ({ ...alarm, ...change }));
    mocks.cloudwatch.on(DescribeAlarmsCommand).resolves({ MetricAlarms });
  };

const account = (confirmed: number, concurrency = 1000) => ({
  account: {
    subscriptions: () => Promise.resolve({ confirmed, pending: 1 }),
    concurrency: () => Promise.resolve(concurrency),
  },
});

/** Of users, tables, items, alarms and quotas. */
export const brokenInside: readonly Broken[] = [
  {
    check: 'User pool',
    code: 'user-pool-one-factor',
    says: /second factor/,
    break: pool({ MfaConfiguration: 'OPTIONAL' }),
  },
  {
    check: 'User pool',
    code: 'user-pool-unprotected',
    says: /data to protect/,
    break: pool({ DeletionProtection: 'INACTIVE' }),
  },
  {
    check: 'User pool',
    code: 'user-pool-mails',
    says: /50 a day/,
    break: pool({ EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' } }),
  },
  {
    check: 'Tables',
    code: 'table-unusable',
    says: /Orders is ARCHIVED/,
    break: ({ mocks }) =>
      void mocks.documents
        .on(DescribeTableCommand, { TableName: 'Orders' })
        .resolves({ Table: { TableStatus: 'ARCHIVED', DeletionProtectionEnabled: true } }),
  },
  {
    check: 'Tables',
    code: 'table-unprotected',
    says: /by mistake: MobileIds\./,
    break: ({ mocks }) =>
      void mocks.documents
        .on(DescribeTableCommand, { TableName: 'MobileIds' })
        .resolves({ Table: { TableStatus: 'ACTIVE' } }),
  },
  {
    check: 'Backups',
    code: 'table-without-backup',
    says: /update-continuous-backups --table-name Directory/,
    break: ({ mocks }) =>
      void mocks.documents.on(DescribeContinuousBackupsCommand, { TableName: 'Directory' }).resolves({}),
  },
  {
    check: 'Time to live',
    code: 'table-never-forgets',
    says: /Table Orders keeps for ever/,
    break: ({ mocks }) =>
      void mocks.documents
        .on(DescribeTimeToLiveCommand, { TableName: 'Orders' })
        .resolves({ TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } }),
  },
  { check: 'Directory', code: 'directory-empty', says: /Nobody/, break: people() },
  {
    check: 'Directory',
    code: 'directory-item-invalid',
    says: /a{32} has no state/,
    break: people({ ...person, state: 'gone' }),
  },
  {
    check: 'Directory',
    code: 'directory-attribute-left-out',
    says: /a{32}: sid does not fit/,
    break: people({ ...person, sid: '1013' }),
  },
  {
    check: 'Directory',
    code: 'directory-more',
    says: /10 more/,
    break: people(...Array.from({ length: 30 }, () => ({ ...person, sid: '1013' }))),
  },
  {
    check: 'Orders',
    code: 'order-stuck',
    says: /Order o-1 .* 2026-03-01T08:00:00Z/,
    break: ({ mocks }) =>
      void mocks.documents
        .on(QueryCommand, {
          ExpressionAttributeValues: { ':due': 'due', ':long': '2026-03-01T08:40:00.000Z' },
        })
        .resolves({ Items: [{ orderId: 'o-1', sweepAt: '2026-03-01T08:00:00Z' }] }),
  },
  { check: 'Alarms', code: 'alarms-missing', says: /begins with GetMobileId-/, break: alarms() },
  {
    check: 'Alarms',
    code: 'alarm-rings',
    says: /OrderFailed rings: An order failed/,
    break: alarms({ StateValue: 'ALARM' }),
  },
  {
    check: 'Alarms',
    code: 'alarm-silent',
    says: /enable-alarm-actions/,
    break: alarms({ ActionsEnabled: false }),
  },
  { check: 'Alarms', code: 'alarm-unheard', says: /1 have not confirmed/, examined: account(0) },
  { check: 'Quotas', code: 'concurrency-low', says: /runs 10 functions at once/, examined: account(1, 10) },
  { check: 'Quotas', code: 'concurrency-low', says: /runs 200 functions at once/, examined: account(1, 200) },
];
