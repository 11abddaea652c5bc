import type { Needs } from '../../runtime/dependencies.ts';
import { lockReplacedMobileId } from '../orders/lock-replaced-mobile-id.ts';
import { notifySuccess } from '../orders/notification.ts';
import { closeOrder, type CloseOrderInput } from './close-order.ts';
import { notifyFailure } from './notify-failure.ts';
import { revokeCertificates } from './revoke-certificates.ts';

/**
 * Brings an order to its end whose execution did not: closes it, revokes its certificates, and tells the
 * user. A completed order is only relieved of the mobile ID that it replaced, and its user told. Each part may have been done
 * before; it may be run again until it comes through.
 * @throws {IssuingMayStillRun} @throws {CertificateOutcomeUnknown} @throws {ServiceBusy}
 */
export const cleanUp = async (
  deps: Needs<typeof closeOrder> & Needs<typeof revokeCertificates> & Needs<typeof notifyFailure>,
  input: CloseOrderInput,
): Promise<void> => {
  const { orderId } = input;
  const { state } = await closeOrder(deps, input);
  if (state === 'completed') return finishCompleted(deps, orderId);
  await revokeCertificates(deps, { orderId });
  await notifyFailure(deps, { orderId });
};

// Its user hears of it even while what it replaced can't be revoked.
const finishCompleted = async (
  deps: Needs<typeof lockReplacedMobileId> & Needs<typeof notifySuccess>,
  orderId: string,
): Promise<void> => {
  try {
    await lockReplacedMobileId(deps, { orderId });
  } finally {
    await notifySuccess(deps, { orderId });
  }
};
