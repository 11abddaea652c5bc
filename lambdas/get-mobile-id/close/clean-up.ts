import type { Needs } from '../../runtime/dependencies.ts';
import { lockReplacedMobileId } from '../orders/lock-replaced-mobile-id.ts';
import { notifySuccess } from '../orders/notification.ts';
import { closeOrder, type CloseOrderInput } from './close-order.ts';
import { notifyFailure } from './notify-failure.ts';
import { revokeCertificates } from './revoke-certificates.ts';

/**
 * Brings an order to its end whose execution did not: closes it, revokes its certificates, and tells the
 * user. A completed order is only relieved of the mobile ID that it replaced, and its user told. Users hear of it even
 * while something can't be revoked. Each part may have been done before; it may be run again until it comes through.
 * @throws {IssuingMayStillRun} @throws {CertificateOutcomeUnknown} @throws {ServiceBusy}
 */
export const cleanUp = async (
  deps: Needs<typeof closeOrder> & Needs<typeof revokeCertificates> & Needs<typeof notifyFailure>,
  input: CloseOrderInput,
): Promise<void> => {
  const { orderId } = input;
  const { state } = await closeOrder(deps, input);
  const isCompleted = state === 'completed';
  try {
    await (isCompleted ? lockReplacedMobileId : revokeCertificates)(deps, { orderId });
  } finally {
    await (isCompleted ? notifySuccess : notifyFailure)(deps, { orderId });
  }
};
