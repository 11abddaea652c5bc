import type * as v from 'valibot';
import type { PhoneRequest } from '../../../api/request.ts';
import type { CertificatesResponse } from '../../../api/schemas.ts';
import { OrderEnded } from '../../../domain/failures/errors.ts';
import { listIssuedCertificates } from '../../../domain/order/order.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { loadPhoneOrder } from './phone-order.ts';

/** Where an order stands for its phone. */
export type PhoneView = v.InferOutput<typeof CertificatesResponse>;

/**
 * Tells the phone where its order stands, and gives it the certificates once all of them are issued and
 * checked, with the encryption keys that were recovered for it.
 * @throws {Unauthorized}
 * @throws {OrderEnded} the order ended without a mobile ID, so there is nothing to install
 */
export const readCertificates = async (
  deps: Pick<Dependencies, 'orders'>,
  request: PhoneRequest,
): Promise<PhoneView> => {
  const order = await loadPhoneOrder(deps, request);
  if (order.ended) throw new OrderEnded(order.state);
  const { state, deadline, chain, recoveredKeys } = order;
  if (state !== 'awaiting-installation' && state !== 'completed') return { state, deadline };
  const certificates = listIssuedCertificates(order).map(({ kind, pem, serial, notAfter }) => {
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
