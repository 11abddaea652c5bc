/**
 * Trigger: `GET /activations/{orderId}`, with the activation code.
 * Duty: tell the phone for whom and what the code is; change nothing.
 */
import { parsePhoneRequest } from '../../../api/request.ts';
import { lazy, now, orders, type Needs } from '../../runtime/dependencies.ts';
import { route } from '../../runtime/route.ts';
import { readActivation } from './read-activation.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof readActivation>) =>
  route('read-activation', async (event) => ({
    status: 200,
    body: await readActivation(deps, parsePhoneRequest(event)),
  }));

export const dependencies = lazy({ orders, now });
export const handler = serve(dependencies);
