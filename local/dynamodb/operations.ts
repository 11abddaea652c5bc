import type { Action, Data, Rules, Store } from 'dynalite';
import batchGetItem from 'dynalite/actions/batchGetItem.js';
import deleteItem from 'dynalite/actions/deleteItem.js';
import getItem from 'dynalite/actions/getItem.js';
import putItem from 'dynalite/actions/putItem.js';
import query from 'dynalite/actions/query.js';
import scan from 'dynalite/actions/scan.js';
import updateItem from 'dynalite/actions/updateItem.js';
import db from 'dynalite/db/index.js';
import batchGetItemRules from 'dynalite/validations/batchGetItem.js';
import deleteItemRules from 'dynalite/validations/deleteItem.js';
import getItemRules from 'dynalite/validations/getItem.js';
import validations from 'dynalite/validations/index.js';
import putItemRules from 'dynalite/validations/putItem.js';
import queryRules from 'dynalite/validations/query.js';
import scanRules from 'dynalite/validations/scan.js';
import updateItemRules from 'dynalite/validations/updateItem.js';
import * as v from 'valibot';
import { refuseBeyond } from './beyond-dynalite.ts';
import { toServiceError } from './refusal.ts';
import type { MemoryStore } from './store.ts';

const attributes = v.record(v.string(), v.unknown());

const none = v.exactOptional(v.never());

/** What older clients send instead of expressions. */
export const withoutExpressions = {
  ...{ Expected: none, ConditionalOperator: none, AttributeUpdates: none, AttributesToGet: none },
  ...{ KeyConditions: none, QueryFilter: none, ScanFilter: none },
};

/** Input of an operation on one item; dynalite looks at the rest. */
export const ItemCallSchema = v.looseObject({
  ...withoutExpressions,
  TableName: v.string(),
  Key: v.optional(attributes),
  Item: v.optional(attributes),
  ReturnValuesOnConditionCheckFailure: v.optional(v.picklist(['ALL_OLD', 'NONE'])),
});

export type ItemCall = v.InferOutput<typeof ItemCallSchema>;

/** The operations on items, each as dynalite checks and does it. */
const operations = {
  GetItem: { action: getItem, rules: getItemRules },
  PutItem: { action: putItem, rules: putItemRules },
  UpdateItem: { action: updateItem, rules: updateItemRules },
  DeleteItem: { action: deleteItem, rules: deleteItemRules },
  Query: { action: query, rules: queryRules },
  Scan: { action: scan, rules: scanRules },
  BatchGetItem: { action: batchGetItem, rules: batchGetItemRules },
} as const satisfies Readonly<Record<string, { readonly action: Action; readonly rules: Rules }>>;

type OperationName = keyof typeof operations;
export type ReadName = Extract<OperationName, 'GetItem' | 'Query' | 'Scan' | 'BatchGetItem'>;
export type ItemOperationName = Exclude<OperationName, ReadName>;

/**
 * Checks an operation's input as DynamoDB does before it looks at any item.
 * @returns the input with its expressions parsed
 * @throws {ServiceError}
 */
export const checkInput = (name: OperationName, store: MemoryStore, input: Data): Data => {
  const { types, custom } = operations[name].rules;
  try {
    const data = validations.checkTypes(structuredClone(input), types);
    validations.checkValidations(data, types, custom, store);
    refuseBeyond(data);
    return data;
  } catch (error) {
    throw toServiceError(error);
  }
};

/** The answer to a call, with the item that the condition was held against where the caller asked for it. */
const attachItem = (error: Error, store: MemoryStore, input: ItemCall): Error => {
  const { TableName, Key, Item, ReturnValuesOnConditionCheckFailure: wanted } = input;
  const refusal = toServiceError(error);
  if (!isConditionFailed(refusal) || wanted !== 'ALL_OLD') return refusal;
  const found = store.find(TableName, Key ?? Item ?? {});
  return toServiceError(error, found && { Item: found });
};

/** Whether a write was refused because its condition does not hold. */
export const isConditionFailed = ({ name }: Error): boolean => name === 'ConditionalCheckFailedException';

/**
 * Reads or writes one item, with nothing else in between.
 * @returns the operation's output, in DynamoDB's JSON
 * @throws {ServiceError}
 */
export const performAtOnce = (name: ItemOperationName, store: MemoryStore, input: ItemCall): Data => {
  const outputs: Data[] = [];
  const data = checkInput(name, store, input);
  // What an index refuses is not in the table either.
  store.atomically(() => {
    operations[name].action(store, data, (error, output = {}) => {
      if (error) throw attachItem(error, store, input);
      outputs.push(output);
    });
  });
  const [output] = outputs;
  if (!output) throw new Error(`${name} did not come to its end at once`);
  return output;
};

/**
 * Holds an item to a condition: a ConditionCheck of a transaction.
 * @throws {ServiceError}
 */
export const checkCondition = (store: MemoryStore, input: ItemCall): void => {
  const { TableName, Key = {} } = input;
  const data = checkInput('DeleteItem', store, input);
  const wrong =
    db.validateKey(Key, store.table(TableName)) ?? db.checkConditional(data, store.find(TableName, Key));
  if (wrong) throw attachItem(wrong, store, input);
};

/**
 * Reads items, in DynamoDB's JSON.
 * @param from what is read: the store, or a view of it
 */
export const performRead = (
  name: ReadName,
  store: MemoryStore,
  input: Data,
  from: Store = store,
): Promise<Data> =>
  new Promise((resolve, reject) => {
    operations[name].action(from, checkInput(name, store, input), (error, output = {}) => {
      if (error) reject(toServiceError(error));
      else resolve(output);
    });
  });
