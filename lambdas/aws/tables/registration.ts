import { WrongStep } from '../../../domain/failures/errors.ts';
import type { MobileId } from '../../../domain/mobile-id.ts';
import type { Change } from '../../../domain/mobile-id.ts';
import type { Order } from '../../../domain/order/order.ts';
import { stepTimes } from '../../../domain/order/time-limits.ts';
import { releaseHolderPart } from './coordination.ts';
import { activeUserPart } from './directory.ts';
import { all, any, equals, missing } from './expressions.ts';
import { changesFor, mayChange, workingPart } from './mobile-ids.ts';
import { mayBecome, refusal } from './orders.ts';
import type { Tables } from './tables.ts';
import { checkPart, putPart, transact, updatePart } from './transactions.ts';

/**
 * Stores the mobile ID of an order that is `issuing`; once more where the order has registered it before.
 * @param mobileId as `registered`
 * @throws {OrderRefused} the order is not `issuing`
 */
export const writeRegistration = async (
  { orders, mobileIds }: Pick<Tables, 'orders' | 'mobileIds'>,
  mobileId: MobileId,
): Promise<void> => {
  const { orderId } = mobileId;
  const sameOrder = all(equals('orderId', orderId), equals('state', 'registered'));
  await transact(orders, [
    checkPart(orders, { orderId }, { when: equals('state', 'issuing'), refused: refusal }),
    putPart(mobileIds, mobileId, {
      when: any(missing('mobileId'), sameOrder),
      refused: () => new WrongStep('issuing'),
    }),
  ]);
};

const installed: Change = { reason: 'installed', by: 'process' };

/**
 * Makes a registered mobile ID `active` and completes its order, if the user is `active` at this moment and the order has
 * been their only one since it began: so they never have more than its options say. Of an order that renews a mobile ID,
 * that has to be active yet: a renewal never outlives a lock.
 * @param user as the directory has them
 * @throws {UserNotActive} @throws {MobileIdNotRenewable} @throws {OrderRefused} @throws {LostRace}
 */
export const writeActivation = async (
  tables: Pick<Tables, 'orders' | 'coordination' | 'mobileIds' | 'directory'>,
  { orderId, userId, mobileId, renews }: Order,
  user: Parameters<typeof activeUserPart>[1],
  now: Date,
): Promise<void> => {
  const { orders, mobileIds } = tables;
  const activatedAt = now.toISOString();
  const { sweepAt } = stepTimes(now, 0);
  const completed = { state: 'completed', completedAt: activatedAt, sweepAt } as const;
  await transact(orders, [
    activeUserPart(tables, user),
    ...(renews ? [workingPart(tables, { userId, mobileId: renews.mobileId }, now)] : []),
    updatePart(orders, { orderId }, { set: completed, when: mayBecome('completed'), refused: refusal }),
    updatePart(
      mobileIds,
      { userId, mobileId },
      {
        ...changesFor(installed, now),
        when: all(mayChange(installed, now), equals('orderId', orderId)),
        refused: () => new WrongStep('awaiting-installation'),
      },
    ),
    releaseHolderPart(tables, userId, orderId),
  ]);
};
