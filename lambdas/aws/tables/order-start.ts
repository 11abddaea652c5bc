import { IdempotencyKeyReused } from '../../../domain/failures/errors.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import { timeLimits, toEpochSeconds } from '../../../domain/order/time-limits.ts';
import { coordinationKeys } from './coordination.ts';
import { any, below, equals, missing } from './expressions.ts';
import type { Tables } from './tables.ts';
import { refusal } from './orders.ts';
import { countPart, countRequest } from './coordination.ts';
import { putPart, transact, updatePart, type TransactionPart } from './transactions.ts';

const anotherStart = () => new LostRace('another start of this user');

/** A client's Idempotency-Key, and a hash of the request that came with it. */
export interface StartKey {
  readonly key: string;
  readonly requestHash: string;
}

/** The order of a user that has not ended; undefined when none runs. */
export const findRunningOrder = async (
  { coordination }: Pick<Tables, 'coordination'>,
  userId: string,
): Promise<string | undefined> =>
  (await coordination.find({ key: coordinationKeys.runningOrder(userId) }))?.orderId;

/**
 * The order that an earlier request with the same key was answered with.
 * @param now records older than 24 hours do not count, though they may still be there
 * @throws {IdempotencyKeyReused} the key came with another request
 */
export const findRememberedOrder = async (
  { coordination }: Pick<Tables, 'coordination'>,
  userId: string,
  { key, requestHash }: StartKey,
  now: Date,
): Promise<string | undefined> => {
  const record = await coordination.find({ key: coordinationKeys.idempotency(userId, key) });
  if (!record || (record.ttlEpochSeconds ?? 0) * 1000 <= now.getTime()) return undefined;
  if (record.requestHash !== requestHash) throw new IdempotencyKeyReused();
  return record.orderId;
};

/**
 * Writes the order, the marker that its user has one running, and the record of the key, and counts it; or nothing.
 * @throws {TooManyRequests} the user has started too many orders
 * @throws {LostRace} another start of the user came first: what it wrote can be read now
 */
export const writeStart = async (
  tables: Pick<Tables, 'orders' | 'coordination'>,
  order: Order,
  start: StartKey | undefined,
  now: Date,
): Promise<void> => {
  await transact(tables.orders, [
    ...startParts(tables, order, now),
    ...(start ? [rememberPart(tables, order, start, now)] : []),
  ]);
};

/**
 * The parts of a transaction that write a new order and the marker that its user has one running, and count it. They are
 * refused with `LostRace` where another start came first, and with `TooManyRequests`.
 */
export const startParts = (
  tables: Pick<Tables, 'orders' | 'coordination'>,
  order: Order,
  now: Date,
): readonly TransactionPart[] => {
  const { orders, coordination } = tables;
  const { userId, orderId } = order;
  const marker = { key: coordinationKeys.runningOrder(userId), orderId };
  return [
    putPart(orders, order, { when: missing('orderId'), refused: anotherStart }),
    putPart(coordination, marker, { when: missing('key'), refused: anotherStart }),
    countPart(tables, 'start-order', userId, now),
  ];
};

/**
 * Gives an order that starts what it goes by to its end, and reads nothing of it.
 * @throws {OrderNotFound} @throws {OrderRefused} it has ended
 */
export const writeOptions = async (
  { orders }: Pick<Tables, 'orders'>,
  orderId: string,
  set: Pick<Order, 'options' | 'optionVersions' | 'signingAlgorithm'>,
): Promise<void> => {
  const when = equals<'state'>('state', 'starting');
  await transact(orders, [updatePart(orders, { orderId }, { set, when, refused: refusal })]);
};

/**
 * Remembers that a start was answered with an order that ran already.
 * @throws {TooManyRequests} the user has sent too many keys
 * @throws {LostRace} another start with the same key came first
 */
export const rememberStart = async (
  tables: Pick<Tables, 'coordination'>,
  order: Pick<Order, 'userId' | 'orderId'>,
  start: StartKey,
  now: Date,
): Promise<void> => {
  await countRequest(tables, 'remember-start', order.userId, now);
  await transact(tables.coordination, [rememberPart(tables, order, start, now)]);
};

const rememberPart = (
  { coordination }: Pick<Tables, 'coordination'>,
  { userId, orderId }: Pick<Order, 'userId' | 'orderId'>,
  { key, requestHash }: StartKey,
  now: Date,
) => {
  const nowSeconds = toEpochSeconds(now);
  return putPart(
    coordination,
    {
      key: coordinationKeys.idempotency(userId, key),
      requestHash,
      orderId,
      ttlEpochSeconds: nowSeconds + timeLimits.idempotency,
    },
    { when: any(missing('key'), below('ttlEpochSeconds', nowSeconds)), refused: anotherStart },
  );
};
