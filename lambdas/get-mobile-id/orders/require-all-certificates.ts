import { CertificatesIncomplete } from '../../../domain/failures/process-errors.ts';
import { listMissingKinds } from '../../../domain/order/order-certificates.ts';
import type { Order } from '../../../domain/order/order.ts';

/**
 * Refuses an order that has not all its certificates.
 * @throws {CertificatesIncomplete} names the kinds that were not issued, or not found right
 */
export const requireAllCertificates = (order: Order): void => {
  const missing = listMissingKinds(order);
  if (missing.length > 0) throw new CertificatesIncomplete(missing);
};
