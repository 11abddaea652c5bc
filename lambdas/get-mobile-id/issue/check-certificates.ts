import { loadIssuingOrder } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { requireAllCertificates } from '../orders/require-all-certificates.ts';

/**
 * Checks that every certificate of an order has been issued and found right: those that failed on their way
 * held nothing up so far, so that the others came to their ends.
 * @throws {CertificatesIncomplete} @throws {OrderEnded} @throws {WrongStep}
 */
export const checkCertificates = async (
  deps: Pick<Dependencies, 'orders'>,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  requireAllCertificates(await loadIssuingOrder(deps, orderId));
};
