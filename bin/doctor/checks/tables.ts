import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { Check, Examined } from '../check.ts';
import { advice, error, protect, when, type Finding } from '../finding.ts';

const ofEachTable = async (
  { deployment: { tables } }: Examined,
  look: (table: string) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> => {
  const known = Object.values(tables).filter((table) => table !== undefined);
  return (await Promise.all(known.map(look))).flat();
};

/** That the tables are there. */
export const tables: Check = {
  name: 'Tables',
  expects: 'each is active and protected',
  look: async (examined) => {
    const unprotected: string[] = [];
    const findings = await ofEachTable(examined, async (TableName) => {
      const { Table = {} } = await examined.documents.send(new DescribeTableCommand({ TableName }));
      if (Table.DeletionProtectionEnabled !== true) unprotected.push(TableName);
      return when(Table.TableStatus !== 'ACTIVE', () =>
        error(
          'table-unusable',
          `Table ${TableName} is ${Table.TableStatus ?? 'unknown'}.`,
          'docs/deploy.md, "Backup and restore", says how to bring it back.',
        ),
      );
    });
    const deletable = when(unprotected.length > 0, () =>
      advice(
        'table-unprotected',
        `Tables can be deleted by mistake: ${unprotected.sort().join(', ')}.`,
        protect,
      ),
    );
    return [...findings, ...deletable];
  },
};

/** That what was lost can be brought back. */
export const backups: Check = {
  name: 'Backups',
  expects: 'each table can be restored to any second',
  look: (examined) =>
    ofEachTable(examined, async (TableName) => {
      const { ContinuousBackupsDescription: description } = await examined.documents.send(
        new DescribeContinuousBackupsCommand({ TableName }),
      );
      const status = description?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
      return when(status !== 'ENABLED', () =>
        error(
          'table-without-backup',
          `Table ${TableName} can't be restored: point-in-time recovery is off, as it is after a restore.`,
          `aws dynamodb update-continuous-backups --table-name ${TableName} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
        ),
      );
    }),
};

/** That what is over goes: a restored table keeps everything. */
export const timeToLive: Check = {
  name: 'Time to live',
  expects: 'orders and counters that are over are deleted',
  look: async ({ documents, deployment: { tables: names } }) => {
    const looks = [names.orders, names.coordination].map(async (TableName) => {
      const { TimeToLiveDescription: description } = await documents.send(
        new DescribeTimeToLiveCommand({ TableName }),
      );
      return when(description?.AttributeName !== 'ttlEpochSeconds', () =>
        error(
          'table-never-forgets',
          `Table ${TableName} keeps for ever what is over, names and addresses among it.`,
          `aws dynamodb update-time-to-live --table-name ${TableName} --time-to-live-specification Enabled=true,AttributeName=ttlEpochSeconds`,
        ),
      );
    });
    return (await Promise.all(looks)).flat();
  },
};
