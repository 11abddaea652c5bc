import { lockReplaced } from '../orders/lock-replaced-mobile-id.ts';
import type { OrderEnds } from '../../aws/tables/order-ends.ts';
import { certificateKinds, type CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { orderStateNames } from '../../../domain/order/order-states.ts';
import type { Order } from '../../../domain/order/order.ts';
import { CertificateOutcomeUnknown, IssuingMayStillRun } from '../../../domain/failures/process-errors.ts';
import { timeLimits } from '../../../domain/order/time-limits.ts';
import { reportExposedKeys } from './exposed-keys.ts';
import { issuedSerial, type IssuedSerialDependencies } from './issued-serial.ts';
import type { LockMobileIdDependencies } from '../orders/lock-mobile-id.ts';

/** What revoking works with. */
export interface RevokeCertificatesDependencies extends LockMobileIdDependencies, IssuedSerialDependencies {
  readonly ends: OrderEnds;
}

const reason = 'CESSATION_OF_OPERATION';

/**
 * Leaves no valid certificate of an order that ended without a mobile ID, and none on a phone that its user
 * lost. One certificate that can't be revoked keeps no other from it. What is done stays done when it runs
 * again. Never touches a completed order.
 * @throws {IssuingMayStillRun} a certificate may still be asked for
 * @throws {CertificateOutcomeUnknown} rings an alarm @throws {CertificateInProgress} @throws {ServiceBusy}
 */
export const revokeCertificates = async (
  deps: RevokeCertificatesDependencies,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await deps.orders.load(orderId);
  if (order.state === 'completed') return;
  if (mayStillIssue(order, deps.now())) throw new IssuingMayStillRun();
  reportExposedKeys(deps.log, order);
  await deps.mobileIds.lock(order, reason, deps.now());
  const work = certificateKinds.map((kind) => () => revoke(deps, order, kind));
  await runEach([() => lockReplaced(deps, order), ...work]);
  await deps.ends.settle(orderId, deps.now());
};

const mayStillIssue = ({ ended }: Order, now: Date): boolean =>
  ended?.from === 'issuing' && now.getTime() < Date.parse(ended.at) + timeLimits.issueCertificate * 1000;

const revoke = async (deps: RevokeCertificatesDependencies, order: Order, kind: CertificateKind) => {
  const { orderId } = order;
  const certificate = order.certificates[kind];
  if (!certificate || certificate.revokedAt !== undefined) return;
  const serial = await issuedSerial(deps, order, kind, certificate).catch((error: unknown) => {
    if (error instanceof CertificateOutcomeUnknown)
      deps.log.alarm('certificate-outcome-unknown', 'CertificateOutcomeUnknown', { orderId, kind });
    throw error;
  });
  await deps.ca.revoke(serial, reason);
  await deps.mobileIds.markRevoked(order, kind, deps.now());
  const revokedAt = { [`certificates.${kind}.revokedAt`]: deps.now().toISOString() };
  await deps.orders.writeDuring(orderId, orderStateNames, { set: revokedAt });
  deps.log.info('certificate-revoked', { orderId, kind, serial, reason });
};

// Runs all of them, and only then fails with the first error.
const runEach = async (work: readonly (() => Promise<void>)[]): Promise<void> => {
  const results = [];
  for (const run of work) results.push(...(await Promise.allSettled([run()])));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
};
