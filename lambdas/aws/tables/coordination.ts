import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { TooManyRequests } from '../../../domain/failures/errors.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import {
  coordinationPrefixes,
  limitPrefix,
  requestLimits,
  toEpochSeconds,
  type LimitName,
} from '../../../domain/order/time-limits.ts';
import { sha256 } from '../../../domain/secrets.ts';
import { any, below, equals, missing, type ConditionOn } from './expressions.ts';
import type { Coordination, Tables } from './tables.ts';
import { deletePart, updatePart, type TransactionPart } from './transactions.ts';

/** Keys of the coordination table. */
export const coordinationKeys = {
  runningOrder: (userId: string) => `${coordinationPrefixes.runningOrder}${userId}`,
  idempotency: (userId: string, key: string) =>
    `${coordinationPrefixes.idempotency}${userId}#${sha256(key, 'hex')}`,
  challenge: (challenge: string) => `${coordinationPrefixes.challenge}${sha256(challenge, 'base64url')}`,
  limit: (name: LimitName, of: string) => `${limitPrefix(name)}${of}`,
};

/** The part of a transaction that lets the user start another order: this one runs no more. */
export const releaseUserPart = (
  tables: Pick<Tables, 'coordination'>,
  userId: string,
  orderId: string,
): TransactionPart => releasePart(tables, userId, any(missing('key'), equals('orderId', orderId)));

/**
 * The same, by the order alone that has run for the user all the time: what was decided since it began about the
 * user's mobile IDs still holds, for no other order can have made one active.
 */
export const releaseHolderPart = (
  tables: Pick<Tables, 'coordination'>,
  userId: string,
  orderId: string,
): TransactionPart => releasePart(tables, userId, equals('orderId', orderId));

const releasePart = (
  { coordination }: Pick<Tables, 'coordination'>,
  userId: string,
  when: ConditionOn<Coordination>,
): TransactionPart =>
  deletePart(
    coordination,
    { key: coordinationKeys.runningOrder(userId) },
    { when, refused: () => new LostRace('another order of this user') },
  );

/** The counter of the window that is now, and what counts one request in it. */
const prepareCount = (name: LimitName, of: string, now: Date) => {
  const { max, seconds } = requestLimits[name];
  const nowSeconds = toEpochSeconds(now);
  const windowEnd = (Math.floor(nowSeconds / seconds) + 1) * seconds;
  return {
    key: { key: `${coordinationKeys.limit(name, of)}#${windowEnd.toString()}` },
    update: {
      add: { requests: 1 },
      set: { ttlEpochSeconds: windowEnd },
      when: any<'requests'>(missing('requests'), below('requests', max)),
    },
    refused: () => new TooManyRequests(windowEnd - nowSeconds),
  };
};

/**
 * Counts one request, in windows of fixed length.
 * @param name which limit
 * @param of the user or order that it counts for
 * @throws {TooManyRequests} the window is full; says when the next one begins
 */
export const countRequest = async (
  { coordination }: Pick<Tables, 'coordination'>,
  name: LimitName,
  of: string,
  now: Date,
): Promise<void> => {
  const { key, update, refused } = prepareCount(name, of, now);
  try {
    await coordination.update(key, update);
  } catch (error) {
    throw error instanceof ConditionalCheckFailedException ? refused() : error;
  }
};

/** The part of a transaction that counts a request only if the transaction comes about. */
export const countPart = (
  { coordination }: Pick<Tables, 'coordination'>,
  name: LimitName,
  of: string,
  now: Date,
): TransactionPart => {
  const { key, update, refused } = prepareCount(name, of, now);
  return updatePart(coordination, key, { ...update, refused });
};
