import { lockMobileId, type LockMobileIdDependencies } from './lock-mobile-id.ts';
import type { OrderEnds } from '../../aws/tables/order-ends.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { Order } from '../../../domain/order/order.ts';

/** What locking a replaced mobile ID works with. */
export interface LockReplacedDependencies extends LockMobileIdDependencies {
  readonly orders: OrderStore;
  readonly ends: OrderEnds;
}

/**
 * Locks the mobile ID that an order replaces and revokes its certificates: that of a lost phone as soon as
 * the user said so (key compromise), that of a kept phone once the new one is active (superseded). With that,
 * a completed order is settled.
 * @throws {ServiceBusy} the CA could not revoke a certificate just now
 */
export const lockReplacedMobileId = async (
  deps: LockReplacedDependencies,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await deps.orders.load(orderId);
  await lockReplaced(deps, order);
  if (order.state === 'completed') await deps.ends.settle(orderId, deps.now());
};

/** Locks what an order replaces, as far as the order has come: a kept phone works until it is completed. */
export const lockReplaced = async (deps: LockMobileIdDependencies, order: Order): Promise<void> => {
  const { userId, replaces, confirmation, state } = order;
  const isLost = confirmation?.oldPhone === 'lost';
  if (!replaces || !(isLost || state === 'completed')) return;
  await lockMobileId(deps, { userId, mobileId: replaces.mobileId }, isLost ? 'KEY_COMPROMISE' : 'SUPERSEDED');
};
