/**
 * Trigger: `POST /activations/{orderId}/not-installed`, with the phone secret.
 * Duty: end the order whose certificates its phone's user could not install, and send the process to its clean-up.
 */
import { parseBody, parsePhoneRequest } from '../../../api/request.ts';
import { EmptyBody } from '../../../api/schemas.ts';
import { coordination, lazy, log, now, orders, workflow, type Needs } from '../../runtime/dependencies.ts';
import { route } from '../../runtime/route.ts';
import { abandonInstallation } from './abandon-installation.ts';
import { loadPhoneOrder } from './phone-order.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof abandonInstallation>) =>
  route('abandon-installation', async (event) => {
    const order = await loadPhoneOrder(deps, parsePhoneRequest(event));
    parseBody(event, EmptyBody);
    const { state } = await abandonInstallation(deps, order);
    return { status: 200, body: { state } };
  });

export const dependencies = lazy({ orders, coordination, workflow, now, log });
export const handler = serve(dependencies);
