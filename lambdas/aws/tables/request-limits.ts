import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { TooManyRequests } from '../../../domain/failures/errors.ts';
import { toEpochSeconds } from '../../../domain/order/time-limits.ts';
import { coordinationKeys } from './coordination.ts';
import { any, below, missing } from './expressions.ts';
import type { Tables } from './tables.ts';

interface RequestLimit {
  readonly max: number;
  /** Length of the window that `max` counts for. */
  readonly seconds: number;
}

/** How often one user or one order may ask for something that costs: mails, orders, new codes. */
export const requestLimits = {
  /** New orders of one user. */
  'start-order': { max: 20, seconds: 3600 },
  /** New activation codes, and so QR mails, of one order. */
  'renew-activation-code': { max: 10, seconds: 3600 },
} as const satisfies Readonly<Record<string, RequestLimit>>;

/**
 * Counts one request, in windows of fixed length.
 * @param name which limit
 * @param of the user or order that it counts for
 * @throws {TooManyRequests} the window is full; says when the next one begins
 */
export const countRequest = async (
  { coordination }: Pick<Tables, 'coordination'>,
  name: keyof typeof requestLimits,
  of: string,
  now: Date,
): Promise<void> => {
  const { max, seconds } = requestLimits[name];
  const nowSeconds = toEpochSeconds(now);
  const windowEnd = (Math.floor(nowSeconds / seconds) + 1) * seconds;
  try {
    await coordination.update(
      { key: `${coordinationKeys.limit(name, of)}#${windowEnd.toString()}` },
      {
        add: { requests: 1 },
        set: { ttlEpochSeconds: windowEnd },
        when: any(missing('requests'), below('requests', max)),
      },
    );
  } catch (error) {
    throw error instanceof ConditionalCheckFailedException
      ? new TooManyRequests(windowEnd - nowSeconds)
      : error;
  }
};
