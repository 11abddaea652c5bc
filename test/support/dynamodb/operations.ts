import type { Action, Data, Item, Rules, ServiceError } from 'dynalite';
import deleteItem from 'dynalite/actions/deleteItem.js';
import getItem from 'dynalite/actions/getItem.js';
import putItem from 'dynalite/actions/putItem.js';
import query from 'dynalite/actions/query.js';
import updateItem from 'dynalite/actions/updateItem.js';
import deleteItemRules from 'dynalite/validations/deleteItem.js';
import getItemRules from 'dynalite/validations/getItem.js';
import validations from 'dynalite/validations/index.js';
import putItemRules from 'dynalite/validations/putItem.js';
import queryRules from 'dynalite/validations/query.js';
import updateItemRules from 'dynalite/validations/updateItem.js';
import * as v from 'valibot';
import { nameOf, serviceError } from './service-error.ts';
import type { MemoryStore } from './store.ts';

interface Operation {
  readonly action: Action;
  readonly rules: Rules;
}

/** The operations on one table, each as dynalite checks and does it. */
export const operations = {
  GetItem: { action: getItem, rules: getItemRules },
  PutItem: { action: putItem, rules: putItemRules },
  UpdateItem: { action: updateItem, rules: updateItemRules },
  DeleteItem: { action: deleteItem, rules: deleteItemRules },
  Query: { action: query, rules: queryRules },
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof operations;

const WriteSchema = v.object({
  TableName: v.string(),
  Key: v.optional(v.record(v.string(), v.any())),
  Item: v.optional(v.record(v.string(), v.any())),
  ReturnValuesOnConditionCheckFailure: v.optional(v.picklist(['ALL_OLD', 'NONE'])),
});

/** The item that a write is about, as it is now. */
const itemBefore = (store: MemoryStore, input: Data): Item | undefined => {
  const { TableName, Key, Item } = v.parse(WriteSchema, input);
  return store.find(TableName, Key ?? Item ?? {});
};

/** Gives the failed condition the item that it was held against, where the caller asked for that. */
const withItem = (error: ServiceError, store: MemoryStore, input: Data): ServiceError => {
  if (nameOf(error) !== 'ConditionalCheckFailedException') return error;
  const { ReturnValuesOnConditionCheckFailure: wanted } = v.parse(WriteSchema, input);
  const found = wanted === 'ALL_OLD' ? itemBefore(store, input) : undefined;
  const message = 'The conditional request failed';
  return serviceError('ConditionalCheckFailedException', { message, ...(found && { Item: found }) });
};

/**
 * Checks an operation's input as DynamoDB does before it looks at any item.
 * @returns the input with its expressions parsed
 * @throws {ServiceError}
 */
export const checked = (name: OperationName, store: MemoryStore, input: Data): Data => {
  const { types, custom } = operations[name].rules;
  const data = validations.checkTypes(structuredClone(input), types);
  validations.checkValidations(data, types, custom, store);
  return data;
};

/**
 * Reads or writes one item, with nothing else in between.
 * @returns the operation's output, in DynamoDB's JSON
 * @throws {ServiceError}
 */
export const performAtOnce = (
  name: Exclude<OperationName, 'Query'>,
  store: MemoryStore,
  input: Data,
): Data => {
  const outputs: Data[] = [];
  operations[name].action(store, checked(name, store, input), (error, output = {}) => {
    if (error) throw withItem(error, store, input);
    outputs.push(output);
  });
  const [output] = outputs;
  if (!output) throw new Error(`${name} did not come to its end at once`);
  return output;
};

/** Reads the items of one partition of a table or index, in DynamoDB's JSON. */
export const performQuery = (store: MemoryStore, input: Data): Promise<Data> =>
  new Promise((resolve, reject) => {
    query(store, checked('Query', store, input), (error, output = {}) => {
      if (error) reject(error);
      else resolve(output);
    });
  });
