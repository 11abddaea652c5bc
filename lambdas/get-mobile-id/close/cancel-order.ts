import type { Order } from '../../../domain/order/order.ts';
import { ownOrder } from '../orders/own-order.ts';
import { endOrder, type EndOrderDependencies } from '../orders/end-order.ts';

/** Why users cancel: they don't want to go on, or a phone that isn't theirs has answered. */
export type CancelReason = 'cancelled-by-user' | 'not-my-phone';

/**
 * *Cancel*: ends the order of a user while no certificate is being issued.
 * @returns the order as it ended
 * @throws {OrderNotFound}
 * @throws {WrongStep} certificates are being issued
 * @throws {OrderEnded} it has ended in another way
 */
export const cancelOrder = async (
  deps: EndOrderDependencies,
  { userId, orderId }: { readonly userId: string; readonly orderId: string },
  reason: CancelReason,
): Promise<Order> => {
  await ownOrder(deps.orders, userId, orderId);
  return endOrder(deps, orderId, 'cancelled', reason);
};
