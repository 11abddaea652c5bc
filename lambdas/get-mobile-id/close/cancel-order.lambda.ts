/**
 * Trigger: `POST /orders/{orderId}/cancel`.
 * Duty: end the order for its user and send the process to its clean-up.
 */
import { bodyOf, orderIdOf } from '../../../api/request.ts';
import { CancelOrderBody } from '../../../api/schemas.ts';
import * as dependencies from '../../runtime/dependencies.ts';
import { log } from '../../runtime/log.ts';
import { userRoute } from '../../runtime/route.ts';
import { toOrderResponse } from '../../../api/order-response.ts';
import { cancelOrder } from './cancel-order.ts';
import type { EndOrderDependencies } from '../orders/end-order.ts';

/** The route with its dependencies. */
export const serve = (deps: EndOrderDependencies) =>
  userRoute('cancel-order', async (event, { userId }) => {
    const { reason = 'cancelled-by-user' } = bodyOf(event, CancelOrderBody);
    const order = await cancelOrder(deps, { userId, orderId: orderIdOf(event) }, reason);
    return { status: 200, body: toOrderResponse(order) };
  });

export const handler = serve({
  orders: dependencies.orderStore(),
  ends: dependencies.orderEnds(),
  process: dependencies.process(),
  now: dependencies.now,
  log,
});
