import type * as v from 'valibot';
import type { CancelOrderBody } from '../../../api/schemas.ts';
import type { Order } from '../../../domain/order/order.ts';
import { loadOrder, loadOwnOrder } from '../../aws/tables/orders.ts';
import type { Needs } from '../../runtime/dependencies.ts';
import { endOrderAndTask } from '../../order-end/end-order.ts';

/**
 * *Cancel*: ends the order of a user while no certificate is being issued.
 * @param reason undefined where the user says none: they don't want to go on
 * @returns the order as it ended
 * @throws {OrderNotFound}
 * @throws {WrongStep} certificates are being issued
 * @throws {OrderEnded} it has ended in another way
 */
export const cancelOrder = async (
  deps: Needs<typeof endOrderAndTask>,
  { userId, orderId }: Pick<Order, 'userId' | 'orderId'>,
  reason: v.InferOutput<typeof CancelOrderBody>['reason'],
): Promise<Order> => {
  await loadOwnOrder(deps, { userId, orderId });
  await endOrderAndTask(deps, orderId, { end: 'cancelled', reason: reason ?? 'cancelled-by-user' });
  return loadOrder(deps, orderId);
};
