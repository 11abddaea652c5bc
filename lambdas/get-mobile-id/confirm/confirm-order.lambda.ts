/**
 * Trigger: `POST /orders/{orderId}/confirm`.
 * Duty: keep what the user decided on the first page, lock a lost phone's mobile ID, and move the process on.
 */
import { toOrderResponse } from '../../../api/order-response.ts';
import { parseBody, parseOrderId } from '../../../api/request.ts';
import { ConfirmOrderBody } from '../../../api/schemas.ts';
import {
  lazy,
  mobileIds,
  now,
  orders,
  recentSignIn,
  workflow,
  type Needs,
} from '../../runtime/dependencies.ts';
import { recentUserRoute, type RecentSignIn } from '../../runtime/route.ts';
import { confirmOrder } from './confirm-order.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof confirmOrder> & RecentSignIn) =>
  recentUserRoute('confirm-order', deps, async (event, user) => {
    const decision = parseBody(event, ConfirmOrderBody);
    const order = await confirmOrder(deps, user, { orderId: parseOrderId(event), ...decision });
    return { status: 200, body: toOrderResponse(order) };
  });

export const dependencies = lazy({ orders, mobileIds, workflow, ...recentSignIn, now });
export const handler = serve(dependencies);
