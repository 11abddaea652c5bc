/**
 * Trigger: `POST /orders/{orderId}/activation-code`.
 * Duty: give the user a new QR code while the order waits for a phone.
 */
import { toOrderResponse } from '../../../api/order-response.ts';
import { parseBody, parseOrderId } from '../../../api/request.ts';
import { EmptyBody } from '../../../api/schemas.ts';
import {
  codeVault,
  coordination,
  directory,
  lazy,
  mailing,
  now,
  orders,
  recentSignIn,
  type Needs,
} from '../../runtime/dependencies.ts';
import { recentUserRoute, type RecentSignIn } from '../../runtime/route.ts';
import { showCode } from '../orders/activation-code.ts';
import { renewActivationCode } from './code-delivery.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof renewActivationCode> & RecentSignIn) =>
  recentUserRoute('renew-activation-code', deps, async (event, user) => {
    parseBody(event, EmptyBody);
    const { order, code } = await renewActivationCode(deps, user, parseOrderId(event));
    const shown = code === undefined ? {} : await showCode(deps.siteUrl, order.orderId, code);
    return { status: 200, body: toOrderResponse(order, shown) };
  });

const tables = { orders, coordination, directory };
export const dependencies = lazy({ ...tables, codeVault, ...mailing, ...recentSignIn, now });
export const handler = serve(dependencies);
