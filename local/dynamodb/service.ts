import type { Store } from 'dynalite';
import * as v from 'valibot';
import type { Resource } from '../assembly/template.ts';
import { operation, type Operation, type Service } from '../aws/operation.ts';
import { formatArn } from '../aws/place.ts';
import type { Clock } from '../clock.ts';
import { conditionKeys } from './condition-keys.ts';
import {
  describeTable,
  describeTimeToLive,
  indexArn,
  ListSchema,
  listTables,
  streamArn,
  tableArn,
} from './descriptions.ts';
import {
  ItemCallSchema,
  performAtOnce,
  performRead,
  type ItemOperationName,
  type ReadName,
  withoutExpressions,
} from './operations.ts';
import { RequestTokens } from './request-tokens.ts';
import { MemoryStore } from './store.ts';
import { Stream } from './stream.ts';
import { TableDefinitionSchema } from './table-definition.ts';
import { expireItems } from './time-to-live.ts';
import { listActions, TransactionSchema, transactWriteItems } from './transaction.ts';

const TableSchema = v.strictObject({ TableName: v.string() });
const RangeSchema = v.looseObject({
  ...withoutExpressions,
  TableName: v.string(),
  IndexName: v.optional(v.string()),
});
const BatchSchema = v.looseObject({
  RequestItems: v.record(v.string(), v.looseObject(withoutExpressions)),
});

const isConsistent = (input: unknown): boolean => v.is(v.object({ ConsistentRead: v.literal(true) }), input);

/** An operation that writes one item. */
const ofItem = (name: ItemOperationName, store: MemoryStore): Operation =>
  operation(ItemCallSchema, {
    permissions: (input) => [
      {
        action: `dynamodb:${name}`,
        resource: tableArn(input.TableName),
        context: conditionKeys(store, input),
      },
    ],
    perform: (input) => performAtOnce(name, store, input),
  });

/** What is read of the store, by how consistent the input asks a table to be. */
type View = (isConsistent: (table: string) => boolean) => Store;

const getItem = (store: MemoryStore, view: View): Operation =>
  operation(ItemCallSchema, {
    permissions: (input) => [
      {
        action: 'dynamodb:GetItem',
        resource: tableArn(input.TableName),
        context: conditionKeys(store, input),
      },
    ],
    perform: (input) =>
      performRead(
        'GetItem',
        store,
        input,
        view(() => isConsistent(input)),
      ),
  });

/** An operation on many items of a table or of an index. */
const ofRange = (name: ReadName, store: MemoryStore, view: View): Operation =>
  operation(RangeSchema, {
    permissions: (input) => [
      {
        action: `dynamodb:${name}`,
        resource: indexArn(input.TableName, input.IndexName),
        context: conditionKeys(store, input),
      },
    ],
    perform: (input) =>
      performRead(
        name,
        store,
        input,
        view(() => isConsistent(input)),
      ),
  });

const batchGetItem = (store: MemoryStore, view: View): Operation =>
  operation(BatchSchema, {
    permissions: ({ RequestItems }) =>
      Object.entries(RequestItems).map(([table, input]) => ({
        action: 'dynamodb:BatchGetItem',
        resource: tableArn(table),
        context: conditionKeys(store, { ...input, TableName: table }),
      })),
    perform: (input) =>
      performRead(
        'BatchGetItem',
        store,
        input,
        view((table) => isConsistent(input.RequestItems[table])),
      ),
  });

/** TransactWriteItems has no permission of its own: each part needs that of what it does. */
const transaction = (store: MemoryStore, tokens: RequestTokens): Operation =>
  operation(TransactionSchema, {
    permissions: (transaction) =>
      listActions(transaction).map(({ action, input }) => ({
        action,
        resource: tableArn(input.TableName),
        context: {
          ...conditionKeys(store, input),
          'dynamodb:EnclosingOperation': 'TransactWriteItems',
        },
      })),
    perform: (input) => {
      tokens.once(input.ClientRequestToken, input.TransactItems, () => {
        transactWriteItems(store, input);
      });
      return {};
    },
  });

const ofTable = (name: string, perform: (table: string) => unknown): Operation =>
  operation(TableSchema, {
    permissions: ({ TableName }) => [{ action: `dynamodb:${name}`, resource: tableArn(TableName) }],
    perform: ({ TableName }) => perform(TableName),
  });

const operationsOn = (store: MemoryStore, view: View, tokens: RequestTokens) => ({
  GetItem: getItem(store, view),
  PutItem: ofItem('PutItem', store),
  UpdateItem: ofItem('UpdateItem', store),
  DeleteItem: ofItem('DeleteItem', store),
  Query: ofRange('Query', store, view),
  Scan: ofRange('Scan', store, view),
  BatchGetItem: batchGetItem(store, view),
  TransactWriteItems: transaction(store, tokens),
  DescribeTable: ofTable('DescribeTable', (name) => describeTable(store, name)),
  DescribeTimeToLive: ofTable('DescribeTimeToLive', (name) => describeTimeToLive(store.table(name))),
  ListTables: operation(ListSchema, {
    permissions: () => [{ action: 'dynamodb:ListTables', resource: formatArn('dynamodb', 'table/*') }],
    perform: (input) => listTables(store, input),
  }),
});

/**
 * DynamoDB in memory: dynalite's checks, expressions and reads, with transactions, conditions that hand back
 * the item and times to live around them. Reads of an index are always consistent, others where they ask for it or
 * nobody asked for stale ones.
 */
export class DynamoDb implements Service {
  readonly name = 'dynamodb';
  readonly operations: ReturnType<typeof operationsOn>;
  /** The items themselves, for whoever stands outside of AWS. */
  readonly store: MemoryStore;
  /** Whether reads that do not ask for consistency give each item as it was before its last write; off at first. */
  staleReads = false;
  /** The streams of the tables that have one. */
  readonly streams: readonly Stream[];

  /** @param tables resources of type `AWS::DynamoDB::Table` */
  constructor(clock: Clock, tables: readonly Pick<Resource, 'name' | 'properties'>[]) {
    const definitions = tables.map(({ name, properties }) => ({ ...properties, TableName: name }));
    const parsed = v.parse(v.array(TableDefinitionSchema), definitions);
    const streams = new Map(
      parsed
        .filter(({ StreamSpecification }) => StreamSpecification !== undefined)
        .map((table) => [table.TableName, new Stream(clock, streamArn(table.TableName), table)]),
    );
    this.streams = [...streams.values()];
    this.store = new MemoryStore(parsed, (change) => streams.get(change.table.TableName)?.append(change));
    const view: View = (consistent) =>
      this.store.createLaggingView((table) => !this.staleReads || consistent(table));
    this.operations = operationsOn(this.store, view, new RequestTokens(clock));
    for (const table of this.store.tables.values()) expireItems(table, this.store, clock);
  }
}
