import { MobileIdNotFound } from '../../../domain/failures/errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import { all, any, equals, missing } from './expressions.ts';
import type { Lock } from '../../../domain/mobile-id.ts';
import { changesFor, mayChange } from './mobile-ids.ts';
import { refusal } from './orders.ts';
import type { Tables } from './tables.ts';
import { transact, updatePart, type TransactionPart } from './transactions.ts';

/** What the user decided on the first page. */
export type Confirmation = NonNullable<Order['confirmation']>;

/**
 * Stores the user's decision, once; a phone that was lost loses its mobile ID in the same moment.
 * @throws {OrderRefused} the order does not wait for it, has been confirmed, or has ended
 */
export const writeConfirmation = async (
  tables: Pick<Tables, 'orders' | 'mobileIds'>,
  order: Order,
  confirmation: Confirmation,
  now: Date,
): Promise<void> => {
  const { orderId } = order;
  const waiting = all(equals('state', 'awaiting-confirmation'), missing('confirmation'));
  await transact(tables.orders, [
    updatePart(tables.orders, { orderId }, { set: { confirmation }, when: waiting, refused: refusal }),
    ...(confirmation.oldPhone === 'lost' ? lockLostParts(tables, order, now) : []),
  ]);
};

const lockLostParts = (
  { mobileIds }: Pick<Tables, 'mobileIds'>,
  { userId, replaces }: Order,
  now: Date,
): TransactionPart[] => {
  if (replaces === undefined) return [];
  const { mobileId } = replaces;
  const change: Lock = { reason: 'phone-lost', by: 'user' };
  const lock = {
    ...changesFor(change, now),
    when: any(mayChange(change, now), equals('state', 'locked')),
    refused: () => new MobileIdNotFound(),
  };
  return [updatePart(mobileIds, { userId, mobileId }, lock)];
};
