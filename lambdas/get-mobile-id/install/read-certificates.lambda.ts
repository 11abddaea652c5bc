/**
 * Trigger: `GET /activations/{orderId}/certificates`, with the phone secret.
 * Duty: tell the phone where its order stands, with the certificates once they are there.
 */
import type { OrderStore } from '../../aws/tables/order-store.ts';
import * as dependencies from '../../runtime/dependencies.ts';
import { route } from '../../runtime/route.ts';
import { phoneRequestOf } from './phone-request.ts';
import { readCertificates } from './read-certificates.ts';

/** The route with its dependencies. */
export const serve = (deps: { readonly orders: OrderStore }) =>
  route('read-certificates', async (event) => {
    return { status: 200, body: await readCertificates(deps, phoneRequestOf(event)) };
  });

export const handler = serve({ orders: dependencies.orderStore() });
