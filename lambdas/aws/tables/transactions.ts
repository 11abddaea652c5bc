import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  TransactWriteCommand,
  type DynamoDBDocumentClient,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { LostRace, ServiceBusy } from '../../../domain/failures/process-errors.ts';
import { conditionOf, updateOf, type Changes, type Condition } from './expressions.ts';

type Key = Readonly<Record<string, string>>;
type Item = Readonly<Record<string, unknown>>;
type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One write of a transaction, and the error that says why it was refused. */
export interface TransactionPart {
  readonly write: TransactItem;
  /** @param found the item as it is, undefined when there is none */
  readonly refused: (found: Item | undefined) => Error;
}

const returnFound = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

/** A part that writes a whole item. */
export const putPart = (
  table: string,
  item: Item,
  condition: Condition,
  refused: TransactionPart['refused'],
): TransactionPart => ({
  write: { Put: { TableName: table, Item: item, ...conditionOf(condition), ...returnFound } },
  refused,
});

/** A part that changes an item. */
export const updatePart = (
  { table, key }: { readonly table: string; readonly key: Key },
  changes: Changes,
  condition: Condition,
  refused: TransactionPart['refused'],
): TransactionPart => ({
  write: { Update: { TableName: table, Key: key, ...updateOf(changes, condition), ...returnFound } },
  refused,
});

/** A part that deletes an item. */
export const deletePart = (
  { table, key }: { readonly table: string; readonly key: Key },
  condition: Condition,
  refused: TransactionPart['refused'],
): TransactionPart => ({
  write: { Delete: { TableName: table, Key: key, ...conditionOf(condition), ...returnFound } },
  refused,
});

/** A part that writes nothing and only holds the transaction to a condition. */
export const checkPart = (
  { table, key }: { readonly table: string; readonly key: Key },
  condition: Condition,
  refused: TransactionPart['refused'],
): TransactionPart => ({
  write: { ConditionCheck: { TableName: table, Key: key, ...conditionOf(condition), ...returnFound } },
  refused,
});

/**
 * Writes all parts or none.
 * @param client the DynamoDB client
 * @param parts in the order in which a refusal is looked for: the first refused part gives the error
 * @throws what the first refused part makes of the item it found
 * @throws {LostRace} another writer was at one of the items at the same time
 * @throws {ServiceBusy} DynamoDB throttles
 */
export const transact = async (
  client: DynamoDBDocumentClient,
  parts: readonly TransactionPart[],
): Promise<void> => {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: parts.map(({ write }) => write) }));
  } catch (error) {
    throw error instanceof TransactionCanceledException ? reasonOf(error, parts) : error;
  }
};

const reasonOf = (error: TransactionCanceledException, parts: readonly TransactionPart[]): Error => {
  const reasons = error.CancellationReasons ?? [];
  for (const [index, part] of parts.entries()) {
    const reason = reasons[index];
    if (reason?.Code === 'ConditionalCheckFailed')
      return part.refused(reason.Item && unmarshall(reason.Item));
  }
  const codes = reasons.map(({ Code }) => Code);
  if (codes.includes('TransactionConflict')) return new LostRace('TransactionConflict');
  return codes.includes('ThrottlingError') ? new ServiceBusy('ThrottlingError') : error;
};
