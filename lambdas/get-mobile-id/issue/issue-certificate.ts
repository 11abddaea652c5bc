import type { CertificateAuthority } from '../../aws/services/certificate-authority.ts';
import type { EncryptionKeyVault } from '../../aws/services/encryption-key-vault.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import { CertificateOutcomeUnknown } from '../../../domain/failures/process-errors.ts';
import type { Log } from '../../runtime/log.ts';
import { askedCertificate, issueRequest } from '../../../domain/certificates/asked-certificate.ts';
import { withEncryptionKey } from './encryption-key.ts';
import { storeArn, takeBackIntent, takeUpIntent, writeIntent } from '../orders/intents.ts';
import type { CertificateOfOrder, Intent } from '../orders/intents.ts';
import { loadIssuing } from './issuing-order.ts';

/** What issuing works with. */
export interface IssueCertificateDependencies {
  readonly orders: OrderStore;
  readonly ca: CertificateAuthority;
  readonly keyVault: EncryptionKeyVault;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Asks the CA for one certificate of an order, once: the intent is in the order before the call, its ARN
 * right after it. Runs that race or come again use the token of the intent, which the CA answers with the
 * same certificate; where it no longer would, nothing is asked.
 * @throws {OrderEnded} @throws {WrongStep}
 * @throws {CertificateRefusedByCa} for good
 * @throws {CertificateOutcomeUnknown} an earlier call may have issued a certificate
 * @throws {ServiceBusy} try again
 */
export const issueCertificate = async (
  deps: IssueCertificateDependencies,
  which: CertificateOfOrder,
): Promise<void> => {
  const { orders, ca, now } = deps;
  const loaded = await loadIssuing(orders, which.orderId);
  const earlier = loaded.certificates[which.kind];
  if (earlier?.arn !== undefined) return;
  const order = await withEncryptionKey(deps, loaded, which.kind);
  const asked = askedCertificate(order, which.kind);
  if (earlier) await takeUpIntent(orders, which, earlier, now());
  const intent = earlier ?? (await writeIntent(orders, which, now()));
  const answer = await ca.issue(issueRequest(asked, intent.idempotencyToken));
  if ('arn' in answer) return keepArn(deps, which, intent, answer.arn);
  await takeBackIntent(orders, which, intent);
  throw answer.refusal;
};

const keepArn = async (
  { orders, log }: IssueCertificateDependencies,
  which: CertificateOfOrder,
  intent: Intent,
  arn: string,
): Promise<void> => {
  try {
    await storeArn(orders, which, intent, arn);
  } catch (error) {
    if (error instanceof CertificateOutcomeUnknown)
      log.alarm('certificate-outcome-unknown', 'CertificateOutcomeUnknown', { ...which, detail: arn });
    throw error;
  }
};
