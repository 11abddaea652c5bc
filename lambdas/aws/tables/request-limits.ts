import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { requestLimits, type LimitName } from '../../../domain/order/time-limits.ts';
import { TooManyRequests } from '../../../domain/failures/errors.ts';
import { toEpochSeconds } from '../../../domain/order/time-limits.ts';
import { coordinationKeys } from './coordination.ts';
import { any, below, missing } from './expressions.ts';
import type { Tables } from './tables.ts';
import { updatePart, type TransactionPart } from './transactions.ts';

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
