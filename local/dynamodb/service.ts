import * as v from 'valibot';
import type { Resource } from '../assembly/template.ts';
import { operation, type Operation, type Service } from '../aws/operation.ts';
import { arnOf } from '../aws/place.ts';
import type { Clock } from '../clock.ts';
import {
  describeTable,
  describeTimeToLive,
  indexArn,
  ListSchema,
  listTables,
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
import { TableDefinitionSchema } from './table-definition.ts';
import { expireItems } from './time-to-live.ts';
import { actionsOf, TransactionSchema, transactWriteItems } from './transaction.ts';

const TableSchema = v.strictObject({ TableName: v.string() });
const RangeSchema = v.looseObject({
  ...withoutExpressions,
  TableName: v.string(),
  IndexName: v.optional(v.string()),
});
const BatchSchema = v.looseObject({
  RequestItems: v.record(v.string(), v.looseObject(withoutExpressions)),
});

/** An operation on one item. */
const ofItem = (name: ItemOperationName, store: MemoryStore): Operation =>
  operation(ItemCallSchema, {
    permissions: ({ TableName }) => [{ action: `dynamodb:${name}`, resource: tableArn(TableName) }],
    perform: (input) => performAtOnce(name, store, input),
  });

/** An operation on many items of a table or of an index. */
const ofRange = (name: ReadName, store: MemoryStore): Operation =>
  operation(RangeSchema, {
    permissions: ({ TableName, IndexName }) => [
      { action: `dynamodb:${name}`, resource: indexArn(TableName, IndexName) },
    ],
    perform: (input) => performRead(name, store, input),
  });

const batchGetItem = (store: MemoryStore): Operation =>
  operation(BatchSchema, {
    permissions: ({ RequestItems }) =>
      Object.keys(RequestItems).map((table) => ({
        action: 'dynamodb:BatchGetItem',
        resource: tableArn(table),
      })),
    perform: (input) => performRead('BatchGetItem', store, input),
  });

/** TransactWriteItems has no permission of its own: each part needs that of what it does. */
const transaction = (store: MemoryStore, tokens: RequestTokens): Operation =>
  operation(TransactionSchema, {
    permissions: (input) =>
      actionsOf(input).map(({ action, table }) => ({ action, resource: tableArn(table) })),
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

const operationsOn = (store: MemoryStore, tokens: RequestTokens) => ({
  GetItem: ofItem('GetItem', store),
  PutItem: ofItem('PutItem', store),
  UpdateItem: ofItem('UpdateItem', store),
  DeleteItem: ofItem('DeleteItem', store),
  Query: ofRange('Query', store),
  Scan: ofRange('Scan', store),
  BatchGetItem: batchGetItem(store),
  TransactWriteItems: transaction(store, tokens),
  DescribeTable: ofTable('DescribeTable', (name) => describeTable(store, name)),
  DescribeTimeToLive: ofTable('DescribeTimeToLive', (name) => describeTimeToLive(store.table(name))),
  ListTables: operation(ListSchema, {
    permissions: () => [{ action: 'dynamodb:ListTables', resource: arnOf('dynamodb', 'table/*') }],
    perform: (input) => listTables(store, input),
  }),
});

/**
 * DynamoDB in memory: dynalite's checks, expressions and reads, with transactions, conditions that hand back
 * the item and times to live around them. Reads are always consistent, those of an index too.
 */
export class DynamoDb implements Service {
  readonly name = 'dynamodb';
  readonly operations: ReturnType<typeof operationsOn>;
  /** The items themselves, for whoever stands outside of AWS. */
  readonly store: MemoryStore;

  /** @param tables resources of type `AWS::DynamoDB::Table` */
  constructor(clock: Clock, tables: readonly Pick<Resource, 'name' | 'properties'>[]) {
    const definitions = tables.map(({ name, properties }) => ({ ...properties, TableName: name }));
    this.store = new MemoryStore(v.parse(v.array(TableDefinitionSchema), definitions));
    this.operations = operationsOn(this.store, new RequestTokens(clock));
    for (const table of this.store.tables.values()) expireItems(table, this.store, clock);
  }
}
