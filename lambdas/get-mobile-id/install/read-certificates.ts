import type * as v from 'valibot';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { CertificatesResponse } from '../../../api/schemas.ts';
import { OrderEnded } from '../../../domain/failures/errors.ts';
import { issuedCertificates } from '../../../domain/order/order.ts';
import { phoneOrder, type PhoneRequest } from './phone-order.ts';

/** Where an order stands for its phone. */
export type PhoneView = v.InferOutput<typeof CertificatesResponse>;

/**
 * Tells the phone where its order stands, and gives it the certificates once all of them are issued and
 * checked, with the encryption keys that were recovered for it.
 * @throws {Unauthorized}
 * @throws {OrderEnded} the order ended without a mobile ID, so there is nothing to install
 */
export const readCertificates = async (
  { orders }: { readonly orders: OrderStore },
  request: PhoneRequest,
): Promise<PhoneView> => {
  const order = await phoneOrder(orders, request);
  if (order.ended) throw new OrderEnded(order.state);
  const { state, deadline, chain, recoveredKeys } = order;
  if (state !== 'awaiting-installation' && state !== 'completed') return { state, deadline };
  const certificates = issuedCertificates(order).map(({ kind, pem, serial, notAfter }) => {
    return { kind, pem, serial, notAfter };
  });
  return {
    state,
    deadline,
    certificates,
    ...(chain !== undefined && { chain }),
    ...(recoveredKeys && { recoveredKeys }),
  };
};
