/**
 * Trigger: `POST /orders/{orderId}/activation-code`.
 * Duty: give the user a new QR code while the order waits for a phone.
 */
import { bodyOf, orderIdOf } from '../../../api/request.ts';
import { EmptyBody } from '../../../api/schemas.ts';
import * as dependencies from '../../runtime/dependencies.ts';
import { userRoute } from '../../runtime/route.ts';
import { toOrderResponse } from '../../../api/order-response.ts';
import { renewActivationCode, type RenewActivationCodeDependencies } from './renew-activation-code.ts';
import { shownOnPage } from '../orders/shown-on-page.ts';

/** The route with its dependencies. */
export const serve = (deps: RenewActivationCodeDependencies) =>
  userRoute('renew-activation-code', async (event, { userId }) => {
    bodyOf(event, EmptyBody);
    const { order, shownCode } = await renewActivationCode(deps, { userId, orderId: orderIdOf(event) });
    const shown = shownCode === undefined ? {} : await shownOnPage(deps.siteUrl, order.orderId, shownCode);
    return { status: 200, body: toOrderResponse(order, shown) };
  });

export const handler = serve({
  orders: dependencies.orderStore(),
  limits: dependencies.requestLimits(),
  vault: dependencies.activationCodeVault(),
  directory: dependencies.directory(),
  mailer: dependencies.mailer(),
  siteUrl: dependencies.siteUrl(),
  now: dependencies.now,
});
