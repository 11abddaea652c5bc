import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { Registrations } from '../../aws/tables/registrations.ts';
import type { MobileId } from '../../../domain/mobile-id.ts';
import {
  issuanceOf,
  issuedCertificates,
  kindsWithoutCertificate,
  type Order,
} from '../../../domain/order/order.ts';
import { CertificatesIncomplete } from '../../../domain/failures/process-errors.ts';
import { enterWaitingStep, waitingTimesOf, type WaitingStepDependencies } from '../orders/waiting-step.ts';

/** What waiting for the installation works with. */
export interface AwaitInstallationDependencies extends WaitingStepDependencies {
  readonly orders: OrderStore;
  readonly registrations: Registrations;
}

/**
 * Registers the mobile ID with its certificates and lets the order wait until the phone has installed them.
 * @throws {CertificatesIncomplete} a certificate is missing or was not checked
 * @throws {OrderEnded}
 */
export const awaitInstallation = async (
  deps: AwaitInstallationDependencies,
  input: { readonly orderId: string; readonly taskToken: string },
): Promise<void> => {
  const order = await deps.orders.load(input.orderId);
  if (order.state !== 'issuing') return enterWaitingStep(deps, input, 'awaiting-installation');
  const now = deps.now();
  await deps.registrations.register(mobileIdOf(order, now), {
    set: { taskToken: input.taskToken, ...waitingTimesOf(order, 'awaiting-installation', now) },
  });
};

const mobileIdOf = (order: Order, now: Date): MobileId => {
  const { userId, mobileId, orderId, labels, phone } = order;
  const missing = kindsWithoutCertificate(order);
  if (missing.length > 0 || !labels || !phone) throw new CertificatesIncomplete(missing);
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
