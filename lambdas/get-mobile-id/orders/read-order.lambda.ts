/**
 * Trigger: `GET /orders/{orderId}`.
 * Duty: show the signed-in user where their order stands, and the QR code while it is theirs to see.
 */
import { parseOrderId } from '../../../api/request.ts';
import {
  codeVault,
  lazy,
  now,
  orders,
  siteUrl,
  recentSignIn,
  type Needs,
} from '../../runtime/dependencies.ts';
import { recentUserRoute, type RecentSignIn } from '../../runtime/route.ts';
import { readOrder } from './read-order.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof readOrder> & RecentSignIn) =>
  recentUserRoute('read-order', deps, async (event, user) => {
    const body = await readOrder(deps, user, parseOrderId(event));
    return { status: 200, body };
  });

export const dependencies = lazy({ orders, codeVault, siteUrl, ...recentSignIn, now });
export const handler = serve(dependencies);
