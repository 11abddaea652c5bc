/**
 * Trigger: `GET /activations/{orderId}`, with the activation code.
 * Duty: tell the phone for whom and what the code is; change nothing.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { route } from '../../runtime/route.ts';
import { activationRequestOf } from './activation-request.ts';
import { readActivation, type ReadActivationDependencies } from './read-activation.ts';

/** The route with its dependencies. */
export const serve = (deps: ReadActivationDependencies) =>
  route('read-activation', async (event) => ({
    status: 200,
    body: await readActivation(deps, activationRequestOf(event)),
  }));

export const handler = serve({ orders: dependencies.orderStore(), now: dependencies.now });
