import db from 'dynalite/db/index.js';
import * as v from 'valibot';
import { ServiceError } from '../aws/service-error.ts';
import { emptyKey } from './empty-keys.ts';
import { checkCondition, checkInput, ItemCallSchema, performAtOnce, type ItemCall } from './operations.ts';
import type { MemoryStore } from './store.ts';

/** Each kind of part: the operation whose input it takes, and the action that it needs. */
const partKinds = {
  Put: { operation: 'PutItem', action: 'dynamodb:PutItem' },
  Update: { operation: 'UpdateItem', action: 'dynamodb:UpdateItem' },
  Delete: { operation: 'DeleteItem', action: 'dynamodb:DeleteItem' },
  ConditionCheck: { operation: 'DeleteItem', action: 'dynamodb:ConditionCheckItem' },
} as const;

const kinds = v.picklist(['Put', 'Update', 'Delete', 'ConditionCheck']);

const onePart = 'TransactItems can only contain one of Check, Put, Update or Delete';

/** Input of TransactWriteItems. */
export const TransactionSchema = v.strictObject({
  TransactItems: v.pipe(
    v.array(v.pipe(v.record(kinds, ItemCallSchema), v.maxEntries(1, onePart), v.minEntries(1, onePart))),
    v.minLength(1),
    v.maxLength(100),
  ),
  ClientRequestToken: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(36))),
});

export type Transaction = v.InferOutput<typeof TransactionSchema>;

interface Part {
  readonly kind: v.InferOutput<typeof kinds>;
  readonly input: ItemCall;
}

interface Reason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: unknown;
}

const invalid = (message: string) => new ServiceError('ValidationException', message);

const listParts = ({ TransactItems }: Transaction): Part[] =>
  TransactItems.flatMap((part) =>
    Object.entries(part).map(([kind, input]) => ({ kind: v.parse(kinds, kind), input })),
  );

/** The action that each part needs, and what it does. */
export const listActions = (transaction: Transaction) =>
  listParts(transaction).map(({ kind, input }) => ({ action: partKinds[kind].action, input }));

/** DynamoDB refuses a transaction that has two parts for one item. */
const refuseTwins = (store: MemoryStore, parts: readonly Part[]): void => {
  const items = parts.map(({ input: { TableName, Key, Item } }) => {
    const names = store.table(TableName).KeySchema.map(({ AttributeName }) => AttributeName);
    return JSON.stringify([TableName, names.map((name) => (Key ?? Item)?.[name])]);
  });
  if (new Set(items).size < items.length)
    throw invalid('Transaction request cannot include multiple operations on one item');
};

const requiredExpressions: Readonly<Partial<Record<Part['kind'], string>>> = {
  Update: 'UpdateExpression',
  ConditionCheck: 'ConditionExpression',
};

const check = (store: MemoryStore, { kind, input }: Part): void => {
  const required = requiredExpressions[kind];
  if (required !== undefined && input[required] === undefined)
    throw invalid(`The ${required} of ${kind} must not be null`);
  checkInput(partKinds[kind].operation, store, input);
  const values = { ...input.Key, ...input.Item };
  const names = store.table(input.TableName).KeySchema.map(({ AttributeName }) => AttributeName);
  const empty = names.find((name) => v.is(EmptyText, values[name]));
  if (empty !== undefined) throw emptyKey(empty);
};

const EmptyText = v.union([v.object({ S: v.literal('') }), v.object({ B: v.literal('') })]);

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
const mostBytes = 4 * 1024 * 1024;

/** Bytes of the items that a transaction is about: those that it writes, or that there are. */
const measureSize = (store: MemoryStore, { input: { TableName, Key = {}, Item } }: Part): number => {
  if (Item) return db.itemSize(Item);
  const isKey = !db.validateKey(Key, store.table(TableName));
  return db.itemSize((isKey ? store.find(TableName, Key) : undefined) ?? Key);
};

const toReason = ({ name, message, members }: ServiceError): Reason | undefined => {
  if (name === 'ConditionalCheckFailedException')
    return { Code: 'ConditionalCheckFailed', Message: message, Item: members['Item'] };
  return name === 'ValidationException' ? { Code: 'ValidationError', Message: message } : undefined;
};

/** Why the part cancels the transaction; code `None` when it does not. */
const attempt = (store: MemoryStore, { kind, input }: Part): Reason => {
  try {
    if (kind === 'ConditionCheck') checkCondition(store, input);
    else performAtOnce(partKinds[kind].operation, store, input);
    return { Code: 'None' };
  } catch (error) {
    const reason = error instanceof ServiceError ? toReason(error) : undefined;
    if (reason) return reason;
    throw error;
  }
};

/**
 * TransactWriteItems: every part or none.
 * @throws {ServiceError} TransactionCanceledException with a reason for every part
 */
export const transactWriteItems = (store: MemoryStore, transaction: Transaction): void => {
  const parts = listParts(transaction);
  for (const part of parts) check(store, part);
  refuseTwins(store, parts);
  const size = parts.reduce((sum, part) => sum + measureSize(store, part), 0);
  if (size > mostBytes) throw invalid('The aggregate size of the items in the transaction exceeds 4 MB');
  store.atomically(() => {
    const reasons = parts.map((part) => attempt(store, part));
    if (reasons.every(({ Code }) => Code === 'None')) return;
    const codes = reasons.map(({ Code }) => Code).join(', ');
    const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
    throw new ServiceError('TransactionCanceledException', message, {
      members: { CancellationReasons: reasons },
    });
  });
};
