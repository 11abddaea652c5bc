/**
 * Trigger: `GET /orders/{orderId}`.
 * Duty: show the signed-in user where their order stands, and the QR code while it is theirs to see.
 */
import { parseOrderId } from '../../../api/request.ts';
import { codeVault, lazy, now, orders, siteUrl, userClaim, type Needs } from '../../runtime/dependencies.ts';
import { userRoute, type SignIn } from '../../runtime/route.ts';
import { readOrder } from './read-order.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof readOrder> & SignIn) =>
  userRoute('read-order', deps, async (event, user) => {
    const body = await readOrder(deps, user, parseOrderId(event));
    return { status: 200, body };
  });

export const dependencies = lazy({ orders, codeVault, siteUrl, userClaim, now });
export const handler = serve(dependencies);
