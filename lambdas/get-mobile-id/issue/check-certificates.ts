import type { OrderStore } from '../../aws/tables/order-store.ts';
import { requireAllCertificates } from '../orders/require-all-certificates.ts';
import { loadIssuing } from './issuing-order.ts';

/**
 * Checks that every certificate of an order has been issued and found right: those that failed on their way
 * held nothing up so far, so that the others came to their ends.
 * @throws {CertificatesIncomplete} @throws {OrderEnded} @throws {WrongStep}
 */
export const checkCertificates = async (
  { orders }: { readonly orders: OrderStore },
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  requireAllCertificates(await loadIssuing(orders, orderId));
};
