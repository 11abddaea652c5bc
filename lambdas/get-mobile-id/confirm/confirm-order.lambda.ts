/**
 * Trigger: `POST /orders/{orderId}/confirm`.
 * Duty: keep what the user decided on the first page, lock a lost phone's mobile ID, and move the process on.
 */
import { bodyOf, orderIdOf } from '../../../api/request.ts';
import { ConfirmOrderBody } from '../../../api/schemas.ts';
import * as dependencies from '../../runtime/dependencies.ts';
import { userRoute } from '../../runtime/route.ts';
import { toOrderResponse } from '../../../api/order-response.ts';
import { confirmOrder, type ConfirmOrderDependencies } from './confirm-order.ts';

/** The route with its dependencies. */
export const serve = (deps: ConfirmOrderDependencies) =>
  userRoute('confirm-order', async (event, { userId }) => {
    const order = await confirmOrder(
      deps,
      { userId, orderId: orderIdOf(event) },
      bodyOf(event, ConfirmOrderBody),
    );
    return { status: 200, body: toOrderResponse(order) };
  });

export const handler = serve({
  orders: dependencies.orderStore(),
  confirmations: dependencies.confirmations(),
  process: dependencies.process(),
  now: dependencies.now,
});
