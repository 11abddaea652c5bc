/**
 * Trigger: `GET /orders/{orderId}`.
 * Duty: show the signed-in user where their order stands, and the QR code while it is theirs to see.
 */
import { orderIdOf } from '../../../api/request.ts';
import * as dependencies from '../../runtime/dependencies.ts';
import { userRoute } from '../../runtime/route.ts';
import { readOrder, type ReadOrderDependencies } from './read-order.ts';

/** The route with its dependencies. */
export const serve = (deps: ReadOrderDependencies) =>
  userRoute('read-order', async (event, { userId }) => {
    const body = await readOrder(deps, { userId, orderId: orderIdOf(event) });
    return { status: 200, body };
  });

export const handler = serve({
  orders: dependencies.orderStore(),
  vault: dependencies.activationCodeVault(),
  siteUrl: dependencies.siteUrl(),
  now: dependencies.now,
});
