/**
 * Trigger: `POST /orders/{orderId}/approve`.
 * Duty: hold the typed match code against the one that the phone shows, and let certificates be issued.
 */
import { toOrderResponse } from '../../../api/order-response.ts';
import { parseBody, parseOrderId } from '../../../api/request.ts';
import { ApproveOrderBody } from '../../../api/schemas.ts';
import {
  coordination,
  lazy,
  log,
  now,
  orders,
  recentSignIn,
  workflow,
  type Needs,
} from '../../runtime/dependencies.ts';
import { readDecimals } from '../../../domain/digits.ts';
import { recentUserRoute, type RecentSignIn } from '../../runtime/route.ts';
import { approveOrder } from './approve-order.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof approveOrder> & RecentSignIn) =>
  recentUserRoute('approve-order', deps, async (event, user) => {
    const { matchCode } = parseBody(event, ApproveOrderBody);
    const order = await approveOrder(deps, user, {
      orderId: parseOrderId(event),
      matchCode: readDecimals(matchCode),
    });
    return { status: 200, body: toOrderResponse(order) };
  });

export const dependencies = lazy({ orders, coordination, workflow, ...recentSignIn, now, log });
export const handler = serve(dependencies);
