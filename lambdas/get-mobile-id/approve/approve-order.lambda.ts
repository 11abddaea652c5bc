/**
 * Trigger: `POST /orders/{orderId}/approve`.
 * Duty: hold the typed match code against the one that the phone shows, and let certificates be issued.
 */
import { bodyOf, orderIdOf } from '../../../api/request.ts';
import { ApproveOrderBody } from '../../../api/schemas.ts';
import * as dependencies from '../../runtime/dependencies.ts';
import { log } from '../../runtime/log.ts';
import { userRoute } from '../../runtime/route.ts';
import { toOrderResponse } from '../../../api/order-response.ts';
import { approveOrder, type ApproveOrderDependencies } from './approve-order.ts';

/** The route with its dependencies. */
export const serve = (deps: ApproveOrderDependencies) =>
  userRoute('approve-order', async (event, user) => {
    const { matchCode } = bodyOf(event, ApproveOrderBody);
    const order = await approveOrder(deps, user, { orderId: orderIdOf(event), matchCode });
    return { status: 200, body: toOrderResponse(order) };
  });

export const handler = serve({
  orders: dependencies.orderStore(),
  ends: dependencies.orderEnds(),
  process: dependencies.process(),
  now: dependencies.now,
  log,
});
