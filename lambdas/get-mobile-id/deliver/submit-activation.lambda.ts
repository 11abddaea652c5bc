/**
 * Trigger: `POST /activations/{orderId}`, with the activation code.
 * Duty: make the phone that holds the code the order's phone, once, and answer with the match code.
 */
import { bodyOf, rawBody } from '../../../api/request.ts';
import { SubmitActivationBody } from '../../../api/schemas.ts';
import * as dependencies from '../../runtime/dependencies.ts';
import { route } from '../../runtime/route.ts';
import { activationRequestOf } from './activation-request.ts';
import { submitActivation, type SubmitActivationDependencies } from './submit-activation.ts';

/** The route with its dependencies. */
export const serve = (deps: SubmitActivationDependencies) =>
  route('submit-activation', async (event) => {
    const request = { ...activationRequestOf(event), rawBody: rawBody(event) };
    const answer = bodyOf(event, SubmitActivationBody);
    return { status: 200, body: await submitActivation(deps, { ...request, answer }) };
  });

export const handler = serve({
  orders: dependencies.orderStore(),
  process: dependencies.process(),
  now: dependencies.now,
});
