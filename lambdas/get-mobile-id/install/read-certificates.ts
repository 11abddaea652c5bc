import type * as v from 'valibot';
import { showNextSteps, showTestPage } from '../../../domain/options/next-steps.ts';
import type { PhoneRequest } from '../../../api/request.ts';
import type { CertificatesResponse } from '../../../api/phone-schemas.ts';
import { MobileIdGone, OrderEnded } from '../../../domain/failures/errors.ts';
import { listIssuedCertificates } from '../../../domain/order/order-certificates.ts';
import type { Order } from '../../../domain/order/order.ts';
import { isActiveUser } from '../../aws/tables/directory.ts';
import { findMobileId } from '../../aws/tables/mobile-ids.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { loadPhoneOrder } from './phone-order.ts';

/** Where an order stands for its phone. */
export type PhoneView = v.InferOutput<typeof CertificatesResponse>;

/**
 * Tells the phone where its order stands, and gives it the certificates once all of them are issued and
 * checked, with the encryption keys that were recovered for it.
 * @throws {Unauthorized}
 * @throws {OrderEnded} the order ended without a mobile ID, so there is nothing to install
 * @throws {MobileIdGone} the phone was declared lost or replaced, or its user is not active
 */
export const readCertificates = async (
  deps: Pick<Dependencies, 'orders' | 'mobileIds' | 'directory'>,
  request: PhoneRequest,
): Promise<PhoneView> => {
  const order = await loadPhoneOrder(deps, request);
  if (order.ended) throw new OrderEnded(order.state);
  const { state, deadline, labels, chain, recoveredKeys } = order;
  if (state !== 'awaiting-installation' && state !== 'completed') return { state, deadline };
  await requireMobileId(deps, order);
  const certificates = listIssuedCertificates(order).map(({ kind, pem, serial, notAfter }) => {
    return { kind, pem, serial, notAfter };
  });
  return {
    state,
    deadline,
    ...(labels && { labels }),
    certificates,
    ...(chain !== undefined && { chain }),
    ...showNextSteps(order),
    ...showTestPage(order),
    ...(recoveredKeys && { recoveredKeys }),
  };
};

const requireMobileId = async (
  deps: Pick<Dependencies, 'mobileIds' | 'directory'>,
  order: Order,
): Promise<void> => {
  const mobileId = await findMobileId(deps, order);
  const isInUse = mobileId?.state === 'registered' || mobileId?.state === 'active';
  if (!isInUse || !(await isActiveUser(deps, order.userId))) throw new MobileIdGone();
};
