import * as v from 'valibot';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import { sha256 } from '../../../domain/secrets.ts';
import { any, equals, missing } from './expressions.ts';
import type { Tables } from './tables.ts';
import { deletePart, type TransactionPart } from './transactions.ts';

/**
 * One item of the coordination table, which keeps one user or one order within bounds: the marker of a running
 * order, a remembered Idempotency-Key, or a counter of requests.
 */
export const CoordinationSchema = v.object({
  key: v.string(),
  /** Of a marker: the order that runs. Of a remembered key: the order that its start got. */
  orderId: v.optional(v.string()),
  /** Of a remembered key: hash of the request that came with it. */
  requestHash: v.optional(v.string()),
  /** Of a counter: the requests so far. */
  requests: v.optional(v.number()),
  /** When the item stops to count; DynamoDB deletes it some time after that. */
  ttlEpochSeconds: v.optional(v.number()),
});

/** An item of the coordination table. */
export type Coordination = v.InferOutput<typeof CoordinationSchema>;

/** Keys of the coordination table. */
export const coordinationKeys = {
  runningOrder: (userId: string) => `running-order#${userId}`,
  idempotency: (userId: string, key: string) => `idempotency#${userId}#${sha256(key, 'hex')}`,
  limit: (name: string, of: string) => `limit#${name}#${of}`,
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
