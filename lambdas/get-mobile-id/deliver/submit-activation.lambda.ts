/**
 * Trigger: `POST /activations/{orderId}`, with the activation code.
 * Duty: make the phone that holds the code the order's phone, once, and respond with the match code.
 */
import { decodeBody, parseBody, parsePhoneRequest } from '../../../api/request.ts';
import { SubmitActivationBody } from '../../../api/phone-schemas.ts';
import { lazy, now, orders, publicKeys, workflow, type Needs } from '../../runtime/dependencies.ts';
import { route } from '../../runtime/route.ts';
import { submitActivation } from './submit-activation.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof submitActivation>) =>
  route('submit-activation', async (event) => {
    const request = { ...parsePhoneRequest(event), rawBody: decodeBody(event) };
    const read = () => parseBody(event, SubmitActivationBody);
    return { status: 200, body: await submitActivation(deps, { ...request, read }) };
  });

export const dependencies = lazy({ orders, publicKeys, workflow, now });
export const handler = serve(dependencies);
