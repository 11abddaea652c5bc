import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { Registrations } from '../../aws/tables/registrations.ts';
import type { Log } from '../../runtime/log.ts';

/** What activating works with. */
export interface WriteActiveProfileDependencies {
  readonly orders: OrderStore;
  readonly registrations: Registrations;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Makes the mobile ID `active` and completes the order in one write, which only an active user's order
 * passes: the point of no return. An order that is completed already stays so.
 * @throws {UserNotActive} @throws {OrderEnded} @throws {WrongStep}
 */
export const writeActiveProfile = async (
  { orders, registrations, now, log }: WriteActiveProfileDependencies,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await orders.load(orderId);
  if (order.state === 'completed') return;
  await registrations.activate(order, now());
  const { mobileId, userId } = order;
  log.info('mobile-id-activated', { orderId, mobileId, userId });
};
