import { X509Certificate } from 'node:crypto';
import { specifyCertificate } from '../../../domain/certificates/asked-certificate.ts';
import { toIssueRequest } from '../../aws/services/issue-request.ts';
import { isAskable, storeArn } from '../orders/intents.ts';
import { certificateKinds, type CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { CertificateOutcomeUnknown, IssuingMayStillRun } from '../../../domain/failures/process-errors.ts';
import { mobileIdChanges } from '../../../domain/mobile-id.ts';
import type { Order, OrderCertificate } from '../../../domain/order/order.ts';
import { timeLimits } from '../../../domain/order/time-limits.ts';
import { at } from '../../aws/tables/expressions.ts';
import { lockMobileId, markRevoked } from '../../aws/tables/mobile-ids.ts';
import { loadEndingOrder, type EndingOrder } from '../../aws/tables/order-end.ts';
import { settleOrder } from '../../aws/tables/order-sweep.ts';
import { loadOrder, writeDown } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { lockReplaced } from '../orders/lock-replaced-mobile-id.ts';

type Deps = Pick<Dependencies, 'orders' | 'mobileIds' | 'ca' | 'now' | 'log'>;

const orderEnded = { reason: 'order-ended', by: 'process' } as const;
const { revokes: reason } = mobileIdChanges[orderEnded.reason];

/**
 * Leaves no valid certificate of an order that ended without a mobile ID, and none on a phone that its user
 * lost. One certificate that can't be revoked keeps no other from it. What is done stays done when it runs
 * again. Never touches a completed order.
 * @throws {IssuingMayStillRun} a certificate may still be asked for
 * @throws {CertificateOutcomeUnknown} rings an alarm @throws {CertificateInProgress} @throws {ServiceBusy}
 */
export const revokeCertificates = async (
  deps: Deps,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await loadEndingOrder(deps, orderId);
  if (order.state === 'completed') return;
  if (mayStillIssue(order, deps.now())) throw new IssuingMayStillRun();
  reportExposedKeys(deps, order);
  await lockMobileId(deps, order, orderEnded, deps.now());
  const work = certificateKinds.map((kind) => () => revoke(deps, order, kind));
  await runEach([() => lockReplaced(deps, order), ...work]);
  await settleOrder(deps, order, deps.now());
};

const mayStillIssue = ({ ended }: EndingOrder, now: Date): boolean =>
  ended?.from === 'issuing' && now.getTime() < Date.parse(ended.at) + timeLimits.issueCertificate * 1000;

/**
 * Rings an alarm if the phone of an ended order could fetch encryption keys: they are on a phone that did not
 * become a mobile ID, and no revocation takes back what they decrypt. It rings again when clean-up runs again.
 */
const reportExposedKeys = (
  { log }: Pick<Dependencies, 'log'>,
  { orderId, ended, recoveredKeys = [] }: EndingOrder,
): void => {
  if (ended?.from !== 'awaiting-installation' || recoveredKeys.length === 0) return;
  const detail = recoveredKeys.map(({ serial }) => serial).join(' ');
  log.alarm('encryption-keys-exposed', 'EncryptionKeysExposed', { orderId, detail });
};

const revoke = async (deps: Deps, order: EndingOrder, kind: CertificateKind) => {
  const { orderId } = order;
  const certificate = order.certificates[kind];
  if (!certificate || certificate.revokedAt !== undefined) return;
  const serial = await findSerial(deps, order, kind, certificate).catch((error: unknown) => {
    if (error instanceof CertificateOutcomeUnknown)
      deps.log.alarm('certificate-outcome-unknown', 'CertificateOutcomeUnknown', { orderId, kind });
    throw error;
  });
  await deps.ca.revoke(serial, reason);
  await markRevoked(deps, order, kind, deps.now());
  const set = at<Order>(`certificates.${kind}.revokedAt`, deps.now().toISOString());
  await writeDown(deps, orderId, { set });
  deps.log.info('certificate-revoked', { orderId, kind, serial, reason });
};

// Runs all of them, and only then fails: with an error that waiting can heal, if there is one.
const runEach = async (work: readonly (() => Promise<void>)[]): Promise<void> => {
  const results = [];
  for (const run of work) results.push(...(await Promise.allSettled([run()])));
  const reasons = results.flatMap((result): unknown[] =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  if (reasons.length > 0)
    throw reasons.find((reason) => !(reason instanceof CertificateOutcomeUnknown)) ?? reasons[0];
};

/**
 * The serial of a certificate that an order asked for, however far it came. Where the ARN got lost, the CA is
 * asked again with the same token, as long as it answers that with the certificate it issued before.
 * @returns hexadecimal
 * @throws {CertificateOutcomeUnknown} the CA can't be asked any more
 * @throws {CertificateInProgress} @throws {ServiceBusy}
 */
const findSerial = async (
  deps: Deps,
  { orderId }: Pick<Order, 'orderId'>,
  kind: CertificateKind,
  certificate: OrderCertificate,
): Promise<string> => {
  if (certificate.issued) return certificate.issued.serial;
  const arn = certificate.arn ?? (await askAgain(deps, orderId, kind, certificate));
  const { pem } = await deps.ca.collect(arn);
  return new X509Certificate(pem).serialNumber;
};

const askAgain = async (
  deps: Deps,
  orderId: string,
  kind: CertificateKind,
  intent: OrderCertificate,
): Promise<string> => {
  if (!isAskable(intent, deps.now())) throw new CertificateOutcomeUnknown(kind);
  // Only this needs the whole order: what was asked for once is asked for again.
  const order = await loadOrder(deps, orderId);
  const request = toIssueRequest(specifyCertificate(order, kind), intent.idempotencyToken);
  const outcome = await deps.ca.issue(request);
  if (!('arn' in outcome)) throw outcome.refusal;
  await storeArn(deps, { orderId, kind }, intent, outcome.arn);
  return outcome.arn;
};
