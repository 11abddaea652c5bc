/**
 * Trigger: `POST /activations/{orderId}/installed`, with the phone secret.
 * Duty: take the phone's word that its certificates are installed, and move the process on.
 */
import { parseBody, parsePhoneRequest } from '../../../api/request.ts';
import { EmptyBody } from '../../../api/schemas.ts';
import { lazy, now, orders, workflow, type Needs } from '../../runtime/dependencies.ts';
import { route } from '../../runtime/route.ts';
import { confirmInstallation } from './confirm-installation.ts';
import { loadPhoneOrder } from './phone-order.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof confirmInstallation>) =>
  route('confirm-installation', async (event) => {
    const order = await loadPhoneOrder(deps, parsePhoneRequest(event));
    parseBody(event, EmptyBody);
    const { state } = await confirmInstallation(deps, order);
    return { status: 200, body: { state } };
  });

export const dependencies = lazy({ orders, workflow, now });
export const handler = serve(dependencies);
