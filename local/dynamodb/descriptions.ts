import * as v from 'valibot';
import { streamLabel, toStreamArn } from '../assembly/physical-ids.ts';
import { formatArn } from '../aws/place.ts';
import type { MemoryStore } from './store.ts';
import type { TableDefinition } from './table-definition.ts';

/** ARN of a table. */
export const tableArn = (table: string): string => formatArn('dynamodb', `table/${table}`);

/** ARN of the stream of a table. */
export const streamArn = (table: string): string => toStreamArn(tableArn(table));

/** ARN of an index, or of its table when no index is named. */
export const indexArn = (table: string, index: string | undefined): string =>
  index === undefined ? tableArn(table) : `${tableArn(table)}/index/${index}`;

/** A key of one's own, or the account's for DynamoDB. */
const describeEncryption = ({
  KMSMasterKeyId = 'alias/aws/dynamodb',
}: TableDefinition['SSESpecification']) => ({
  Status: 'ENABLED',
  SSEType: 'KMS',
  KMSMasterKeyArn: KMSMasterKeyId.startsWith('arn:')
    ? KMSMasterKeyId
    : formatArn('kms', keyResource(KMSMasterKeyId)),
});

const keyResource = (id: string): string => (id.startsWith('alias/') ? id : `key/${id}`);

/** DescribeTable: a table as it was defined, and how many items it has. */
export const describeTable = (store: MemoryStore, name: string) => {
  const { TimeToLiveSpecification, GlobalSecondaryIndexes, SSESpecification, ...table } = store.table(name);
  const indexes = GlobalSecondaryIndexes.map((index) => ({
    ...index,
    IndexArn: indexArn(name, index.IndexName),
    IndexStatus: 'ACTIVE',
    ItemCount: store.getIndexDb('global', name, index.IndexName).size,
  }));
  return {
    Table: {
      ...table,
      TableArn: tableArn(name),
      TableStatus: 'ACTIVE',
      ItemCount: store.getItemDb(name).size,
      ...(table.StreamSpecification && {
        StreamSpecification: { StreamEnabled: true, ...table.StreamSpecification },
        LatestStreamArn: streamArn(name),
        LatestStreamLabel: streamLabel,
      }),
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      ...(SSESpecification.SSEEnabled && { SSEDescription: describeEncryption(SSESpecification) }),
      ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
    },
  };
};

/** DescribeTimeToLive */
export const describeTimeToLive = ({ TimeToLiveSpecification: timeToLive }: TableDefinition) => ({
  TimeToLiveDescription: timeToLive?.Enabled
    ? { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive.AttributeName }
    : { TimeToLiveStatus: 'DISABLED' },
});

/** Input of ListTables. */
export const ListSchema = v.strictObject({
  ExclusiveStartTableName: v.optional(v.string(), ''),
  Limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 100),
});

/** ListTables: names in alphabetical order. */
export const listTables = (
  store: MemoryStore,
  { ExclusiveStartTableName, Limit }: v.InferOutput<typeof ListSchema>,
) => {
  const names = [...store.tables.keys()].sort().filter((name) => name > ExclusiveStartTableName);
  const TableNames = names.slice(0, Limit);
  return { TableNames, ...(names.length > Limit && { LastEvaluatedTableName: TableNames.at(-1) }) };
};
