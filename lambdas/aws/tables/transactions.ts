import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { LostRace, ServiceBusy } from '../../../domain/failures/process-errors.ts';
import { toCondition, toUpdate, type ConditionOn, type Update } from './expressions.ts';
import { unmarshallOptions, type Key, type Table } from './tables.ts';

type Attributes = Readonly<Record<string, unknown>>;
type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * Makes the error of a refused part.
 * @param found the item as it is, undefined when there is none
 */
export type Refusal = (found: Attributes | undefined) => Error;

/** One write of a transaction, and the error that says why it was refused. */
export interface TransactionPart {
  readonly write: TransactItem;
  readonly refused: Refusal;
}

/** What must hold for a part, and the error when it does not. */
interface Guard<Item> {
  readonly when: ConditionOn<Item>;
  readonly refused: Refusal;
}

const returnFound = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

/** A part that writes a whole item. */
export const putPart = <Item extends object>(
  table: Table<Item>,
  item: Item,
  { when, refused }: Guard<Item>,
): TransactionPart => ({
  write: { Put: { TableName: table.name, Item: { ...item }, ...toCondition(when), ...returnFound } },
  refused,
});

/** A part that changes an item. */
export const updatePart = <Item extends object>(
  table: Table<Item>,
  key: Key,
  { refused, ...update }: Update<Item> & Guard<Item>,
): TransactionPart => ({
  write: { Update: { TableName: table.name, Key: key, ...toUpdate(update), ...returnFound } },
  refused,
});

/** A part that deletes an item. */
export const deletePart = <Item extends object>(
  table: Table<Item>,
  key: Key,
  { when, refused }: Guard<Item>,
): TransactionPart => ({
  write: { Delete: { TableName: table.name, Key: key, ...toCondition(when), ...returnFound } },
  refused,
});

/** A part that writes nothing and only holds the transaction to a condition. */
export const checkPart = <Item extends object>(
  table: Table<Item>,
  key: Key,
  { when, refused }: Guard<Item>,
): TransactionPart => ({
  write: { ConditionCheck: { TableName: table.name, Key: key, ...toCondition(when), ...returnFound } },
  refused,
});

/**
 * Writes all parts or none.
 * @param table any of the tables: all of them have one client
 * @param parts in the order in which a refusal is looked for: the first refused part gives the error
 * @throws what the first refused part makes of the item it found
 * @throws {LostRace} another writer was at one of the items at the same time
 * @throws {ServiceBusy} DynamoDB throttles
 */
export const transact = async (
  { client }: Pick<Table<object>, 'client'>,
  parts: readonly TransactionPart[],
): Promise<void> => {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: parts.map(({ write }) => write) }));
  } catch (error) {
    throw error instanceof TransactionCanceledException ? explain(error, parts) : error;
  }
};

const explain = (error: TransactionCanceledException, parts: readonly TransactionPart[]): Error => {
  const reasons = error.CancellationReasons ?? [];
  for (const [index, part] of parts.entries()) {
    const reason = reasons[index];
    if (reason?.Code === 'ConditionalCheckFailed')
      return part.refused(reason.Item && unmarshall(reason.Item, unmarshallOptions()));
  }
  const codes = reasons.map(({ Code }) => Code);
  if (codes.includes('TransactionConflict')) return new LostRace('TransactionConflict');
  return codes.includes('ThrottlingError') ? new ServiceBusy('ThrottlingError') : error;
};
