import { WrongStep } from '../../../domain/failures/errors.ts';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { listIssuedCertificates } from '../../../domain/order/order-certificates.ts';
import { requireIssuance, type Order } from '../../../domain/order/order.ts';
import { loadOrder } from '../../aws/tables/orders.ts';
import { writeRegistration } from '../../aws/tables/registration.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { requireAllCertificates } from '../orders/require-all-certificates.ts';

/**
 * Registers the mobile ID of an order that is still `issuing`, with its certificates. It may run again: the
 * order has one mobile ID. Only the step that waits for the phone moves the order on, with its token, so a
 * phone never sees certificates before it can acknowledge them.
 * @throws {CertificatesIncomplete} a certificate is missing or was not found right
 * @throws {OrderEnded} the order ended before, so clean-up finds no mobile ID of it @throws {WrongStep}
 */
export const registerMobileId = async (
  deps: Pick<Dependencies, 'orders' | 'mobileIds' | 'now'>,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await loadOrder(deps, orderId);
  requireAllCertificates(order);
  await writeRegistration(deps, toMobileId(order, deps.now()));
};

const toMobileId = (order: Order, now: Date): MobileId => {
  const { userId, mobileId, orderId, labels, phone, language, state } = order;
  if (!labels || !phone) throw new WrongStep(state);
  return {
    userId,
    mobileId,
    orderId,
    state: 'registered',
    labels,
    phoneName: phone.name,
    store: phone.store ?? 'page',
    ...(language && { language }),
    createdAt: now.toISOString(),
    notAfter: requireIssuance(order).notAfter,
    certificates: Object.fromEntries(
      listIssuedCertificates(order).map(({ kind, ...issued }) => [kind, { state: 'valid', ...issued }]),
    ),
  };
};
