/**
 * Trigger: `POST /orders/{orderId}/cancel`.
 * Duty: end the order for its user and send the process to its clean-up.
 */
import { toOrderResponse } from '../../../api/order-response.ts';
import { parseBody, parseOrderId } from '../../../api/request.ts';
import { CancelOrderBody } from '../../../api/schemas.ts';
import {
  coordination,
  lazy,
  log,
  now,
  orders,
  userClaim,
  workflow,
  type Needs,
} from '../../runtime/dependencies.ts';
import { userRoute, type SignIn } from '../../runtime/route.ts';
import { cancelOrder } from './cancel-order.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof cancelOrder> & SignIn) =>
  userRoute('cancel-order', deps, async (event, { userId }) => {
    const { reason } = parseBody(event, CancelOrderBody);
    const order = await cancelOrder(deps, { userId, orderId: parseOrderId(event) }, reason);
    return { status: 200, body: toOrderResponse(order) };
  });

export const dependencies = lazy({ orders, coordination, workflow, userClaim, now, log });
export const handler = serve(dependencies);
