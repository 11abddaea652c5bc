/**
 * Trigger: `POST /activations/{orderId}/installed`, with the phone secret.
 * Duty: take the phone's word that its certificates are installed, and move the process on.
 */
import { bodyOf } from '../../../api/request.ts';
import { EmptyBody } from '../../../api/schemas.ts';
import * as dependencies from '../../runtime/dependencies.ts';
import { route } from '../../runtime/route.ts';
import { confirmInstallation, type ConfirmInstallationDependencies } from './confirm-installation.ts';
import { phoneRequestOf } from './phone-request.ts';

/** The route with its dependencies. */
export const serve = (deps: ConfirmInstallationDependencies) =>
  route('confirm-installation', async (event) => {
    bodyOf(event, EmptyBody);
    const { state } = await confirmInstallation(deps, phoneRequestOf(event));
    return { status: 200, body: { state } };
  });

export const handler = serve({
  orders: dependencies.orderStore(),
  process: dependencies.process(),
  now: dependencies.now,
});
