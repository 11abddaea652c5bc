import type { Data } from 'dynalite';
import * as v from 'valibot';
import { checked, performAtOnce } from './operations.ts';
import { isServiceError, nameOf, serviceError } from './service-error.ts';
import type { MemoryStore } from './store.ts';

/** What each kind of part does alone; a check is a deletion that is thrown away. */
const partOperations = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'DeleteItem',
} as const;

type PartKind = keyof typeof partOperations;

const attributes = v.record(v.string(), v.unknown());
const PartSchema = v.looseObject({
  TableName: v.string(),
  Key: v.optional(attributes),
  Item: v.optional(attributes),
});
const kinds = v.picklist(['Put', 'Update', 'Delete', 'ConditionCheck']);
const TransactionSchema = v.object({
  TransactItems: v.pipe(
    v.array(v.pipe(v.record(kinds, PartSchema), v.maxEntries(1), v.minEntries(1))),
    v.minLength(1),
    v.maxLength(100),
  ),
});

interface Part {
  readonly kind: PartKind;
  readonly input: v.InferOutput<typeof PartSchema>;
}

interface Reason extends Data {
  readonly Code: string;
}

const invalid = (message: string) => serviceError('ValidationException', { message });

const partsOf = (input: Data): Part[] => {
  const transaction = v.safeParse(TransactionSchema, input);
  if (!transaction.success) throw invalid(v.summarize(transaction.issues));
  return transaction.output.TransactItems.flatMap((part) =>
    Object.entries(part).map(([kind, content]) => ({ kind: v.parse(kinds, kind), input: content })),
  );
};

/** DynamoDB refuses a transaction that has two parts for one item. */
const refuseTwins = (store: MemoryStore, parts: readonly Part[]): void => {
  const items = parts.map(({ input: { TableName, Key, Item } }) => {
    const names = store.tables.get(TableName)?.KeySchema.map(({ AttributeName }) => AttributeName) ?? [];
    return JSON.stringify([TableName, names.map((name) => (Key ?? Item)?.[name])]);
  });
  if (new Set(items).size < items.length)
    throw invalid('Transaction request cannot include multiple operations on one item');
};

const requiredExpressions: Readonly<Partial<Record<PartKind, string>>> = {
  Update: 'UpdateExpression',
  ConditionCheck: 'ConditionExpression',
};

const check = (store: MemoryStore, { kind, input }: Part): void => {
  const required = requiredExpressions[kind];
  if (required !== undefined && input[required] === undefined)
    throw invalid(`The ${required} of ${kind} must not be null`);
  checked(partOperations[kind], store, input);
};

/** Why the part cancels the transaction; code `None` when it does not. */
const attempt = (staged: MemoryStore, { kind, input }: Part): Reason => {
  try {
    performAtOnce(partOperations[kind], kind === 'ConditionCheck' ? staged.copy() : staged, input);
    return { Code: 'None' };
  } catch (error) {
    if (!isServiceError(error)) throw error;
    const { message, Item } = error.body;
    const name = nameOf(error);
    if (name === 'ConditionalCheckFailedException')
      return { Code: 'ConditionalCheckFailed', Message: message, Item };
    if (name === 'ValidationException') return { Code: 'ValidationError', Message: message };
    throw error;
  }
};

/**
 * TransactWriteItems: every part or none. Idempotency of ClientRequestToken is left out.
 * @throws {ServiceError} TransactionCanceledException with a reason for every part
 */
export const transactWriteItems = (store: MemoryStore, input: Data): Data => {
  const parts = partsOf(input);
  for (const part of parts) check(store, part);
  refuseTwins(store, parts);
  const staged = store.copy();
  const reasons = parts.map((part) => attempt(staged, part));
  if (reasons.some(({ Code }) => Code !== 'None')) {
    const codes = reasons.map(({ Code }) => Code).join(', ');
    const Message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
    throw serviceError('TransactionCanceledException', { Message, CancellationReasons: reasons });
  }
  store.become(staged);
  return {};
};
