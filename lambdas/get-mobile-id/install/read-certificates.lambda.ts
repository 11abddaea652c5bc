/**
 * Trigger: `GET /activations/{orderId}/certificates`, with the phone secret.
 * Duty: tell the phone where its order stands, with the certificates once they are there.
 */
import { parsePhoneRequest } from '../../../api/request.ts';
import { directory, lazy, mobileIds, orders, type Needs } from '../../runtime/dependencies.ts';
import { route } from '../../runtime/route.ts';
import { readCertificates } from './read-certificates.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof readCertificates>) =>
  route('read-certificates', async (event) => ({
    status: 200,
    body: await readCertificates(deps, parsePhoneRequest(event)),
  }));

export const dependencies = lazy({ orders, mobileIds, directory });
export const handler = serve(dependencies);
