import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { missing, any, equals } from './expressions.ts';
import { deletePart, type TransactionPart } from './transactions.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';

/** The tables that starts and ends of orders write to together. */
export interface CoordinationTables {
  readonly orders: string;
  readonly coordination: string;
}

/** Keys of the coordination table: what keeps one user or one order within bounds. */
export const coordinationKeys = {
  runningOrder: (userId: string) => `running-order#${userId}`,
  idempotency: (userId: string, key: string) =>
    `idempotency#${userId}#${createHash('sha256').update(key).digest('hex')}`,
  limit: (name: string, of: string) => `limit#${name}#${of}`,
};

/** The marker that a user has an order running. */
export const RunningOrderSchema = v.object({ key: v.string(), orderId: v.string() });

/** What a start with an Idempotency-Key was answered with; `expiresAt` in epoch seconds. */
export const RememberedStartSchema = v.object({
  key: v.string(),
  requestHash: v.string(),
  orderId: v.string(),
  expiresAt: v.number(),
});

/** The part of a transaction that lets the user start another order: this one runs no more. */
export const releaseUserPart = (coordination: string, userId: string, orderId: string): TransactionPart =>
  deletePart(
    { table: coordination, key: { key: coordinationKeys.runningOrder(userId) } },
    any(missing('key'), equals('orderId', orderId)),
    () => new LostRace('another order of this user'),
  );
