import { LostRace } from '../../../domain/failures/process-errors.ts';
import { coordinationPrefixes, limitPrefix, type LimitName } from '../../../domain/order/time-limits.ts';
import { sha256 } from '../../../domain/secrets.ts';
import { any, equals, missing } from './expressions.ts';
import type { Tables } from './tables.ts';
import { deletePart, type TransactionPart } from './transactions.ts';

/** Keys of the coordination table. */
export const coordinationKeys = {
  runningOrder: (userId: string) => `${coordinationPrefixes.runningOrder}${userId}`,
  idempotency: (userId: string, key: string) =>
    `${coordinationPrefixes.idempotency}${userId}#${sha256(key, 'hex')}`,
  limit: (name: LimitName, of: string) => `${limitPrefix(name)}${of}`,
};

/** The part of a transaction that lets the user start another order: this one runs no more. */
export const releaseUserPart = (
  { coordination }: Pick<Tables, 'coordination'>,
  userId: string,
  orderId: string,
): TransactionPart =>
  deletePart(
    coordination,
    { key: coordinationKeys.runningOrder(userId) },
    {
      when: any(missing('key'), equals('orderId', orderId)),
      refused: () => new LostRace('another order of this user'),
    },
  );
