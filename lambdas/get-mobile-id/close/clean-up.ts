import type { LockReplacedDependencies } from '../orders/lock-replaced-mobile-id.ts';
import { lockReplacedMobileId } from '../orders/lock-replaced-mobile-id.ts';
import { closeOrder, type CloseOrderInput } from './close-order.ts';
import { notifyFailure, type NotifyFailureDependencies } from './notify-failure.ts';
import { revokeCertificates, type RevokeCertificatesDependencies } from './revoke-certificates.ts';

/** What cleaning up works with: all that the closing steps of the process do. */
export type CleanUpDependencies = LockReplacedDependencies &
  RevokeCertificatesDependencies &
  NotifyFailureDependencies;

/**
 * Brings an order to its end whose execution did not: closes it, revokes its certificates, and tells the
 * user. A completed order is only relieved of the mobile ID that it replaced. Each part may have been done
 * before; it may be run again until it comes through.
 * @throws {IssuingMayStillRun} @throws {CertificateOutcomeUnknown} @throws {ServiceBusy}
 */
export const cleanUp = async (deps: CleanUpDependencies, input: CloseOrderInput): Promise<void> => {
  const { orderId } = input;
  const { state } = await closeOrder(deps, input);
  if (state === 'completed') return lockReplacedMobileId(deps, { orderId });
  await revokeCertificates(deps, { orderId });
  await notifyFailure(deps, { orderId });
};
