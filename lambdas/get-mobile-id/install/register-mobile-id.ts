import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { Registrations } from '../../aws/tables/registrations.ts';
import { WrongStep } from '../../../domain/failures/errors.ts';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { issuanceOf, issuedCertificates, type Order } from '../../../domain/order/order.ts';
import { requireAllCertificates } from '../orders/require-all-certificates.ts';

/** Where the order is read and its mobile ID is written. */
export interface RegisterMobileIdDependencies {
  readonly orders: OrderStore;
  readonly registrations: Registrations;
  readonly now: () => Date;
}

/**
 * Registers the mobile ID of an order that is still `issuing`, with its certificates. It may run again: the
 * order has one mobile ID. Only the step that waits for the phone moves the order on, with its token, so a
 * phone never sees certificates before it can acknowledge them.
 * @throws {CertificatesIncomplete} a certificate is missing or was not found right
 * @throws {OrderEnded} the order ended before, so clean-up finds no mobile ID of it @throws {WrongStep}
 */
export const registerMobileId = async (
  { orders, registrations, now }: RegisterMobileIdDependencies,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await orders.load(orderId);
  requireAllCertificates(order);
  await registrations.register(toMobileId(order, now()));
};

const toMobileId = (order: Order, now: Date): MobileId => {
  const { userId, mobileId, orderId, labels, phone, state } = order;
  if (!labels || !phone) throw new WrongStep(state);
  return {
    userId,
    mobileId,
    orderId,
    state: 'registered',
    labels,
    phoneName: phone.name,
    createdAt: now.toISOString(),
    notAfter: issuanceOf(order).notAfter,
    certificates: Object.fromEntries(
      issuedCertificates(order).map(({ kind, ...issued }) => [kind, { state: 'valid', ...issued }]),
    ),
  };
};
