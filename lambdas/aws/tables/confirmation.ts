import { MobileIdNotFound } from '../../../domain/failures/errors.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import { all, any, equals, missing } from './expressions.ts';
import type { Lock, MobileIdKey } from '../../../domain/mobile-id.ts';
import { changesFor, mayChange } from './mobile-ids.ts';
import { refusal } from './orders.ts';
import type { Tables } from './tables.ts';
import { transact, updatePart, type Refusal, type TransactionPart } from './transactions.ts';

/** What the user decided on the first page. */
export type Confirmation = NonNullable<Order['confirmation']>;

/** The same, with the mobile ID that is replaced, if any is. */
export type Decided = Pick<Order, 'replaces'> & { readonly confirmation: Confirmation };

/**
 * Stores the user's decision, once; a phone that was lost loses its mobile ID in the same moment.
 * @throws {OrderRefused} the order does not wait for it, or has ended
 * @throws {LostRace} it has been confirmed meanwhile
 */
export const writeConfirmation = async (
  tables: Pick<Tables, 'orders' | 'mobileIds'>,
  { orderId, userId }: Pick<Order, 'orderId' | 'userId'>,
  { replaces, confirmation }: Decided,
  now: Date,
): Promise<void> => {
  const waiting = all(equals('state', 'awaiting-confirmation'), missing('confirmation'));
  await transact(tables.orders, [
    updatePart(
      tables.orders,
      { orderId },
      { set: { confirmation, replaces }, when: waiting, refused: refusalOf },
    ),
    ...(replaces && confirmation.oldPhone === 'lost'
      ? [lockLostPart(tables, { userId, mobileId: replaces.mobileId }, now)]
      : []),
  ]);
};

const refusalOf: Refusal = (found) =>
  found?.['confirmation'] === undefined ? refusal(found) : new LostRace('a decision');

const lockLostPart = (
  { mobileIds }: Pick<Tables, 'mobileIds'>,
  { userId, mobileId }: MobileIdKey,
  now: Date,
): TransactionPart => {
  const change: Lock = { reason: 'phone-lost', by: 'user' };
  return updatePart(
    mobileIds,
    { userId, mobileId },
    {
      ...changesFor(change, now),
      when: any(mayChange(change, now), equals('state', 'locked')),
      refused: () => new MobileIdNotFound(),
    },
  );
};
