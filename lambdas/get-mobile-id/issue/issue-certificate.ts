import { specifyCertificate } from '../../../domain/certificates/asked-certificate.ts';
import { CertificateOutcomeUnknown } from '../../../domain/failures/process-errors.ts';
import { toIssueRequest } from '../../aws/services/issue-request.ts';
import { loadIssuingOrder } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import {
  storeArn,
  takeBackIntent,
  takeUpIntent,
  writeIntent,
  type CertificateOfOrder,
  type Intent,
} from '../orders/intents.ts';
import { ensureEncryptionKey } from './encryption-key.ts';

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
  deps: Pick<Dependencies, 'orders' | 'publicKeys' | 'ca' | 'keyVault' | 'now' | 'log'>,
  which: CertificateOfOrder,
): Promise<void> => {
  const loaded = await loadIssuingOrder(deps, which.orderId);
  const earlier = loaded.certificates[which.kind];
  if (earlier?.arn !== undefined) return;
  const order = await ensureEncryptionKey(deps, loaded, which.kind);
  const asked = specifyCertificate(order, which.kind);
  if (earlier) await takeUpIntent(deps, which, earlier, deps.now());
  const intent = earlier ?? (await writeIntent(deps, which, deps.now()));
  const outcome = await deps.ca.issue(toIssueRequest(asked, intent.idempotencyToken));
  if ('arn' in outcome) return keepArn(deps, which, intent, outcome.arn);
  await takeBackIntent(deps, which, intent);
  throw outcome.refusal;
};

const keepArn = async (
  deps: Pick<Dependencies, 'orders' | 'log'>,
  which: CertificateOfOrder,
  intent: Intent,
  arn: string,
): Promise<void> => {
  try {
    await storeArn(deps, which, intent, arn);
  } catch (error) {
    if (error instanceof CertificateOutcomeUnknown)
      deps.log.alarm('certificate-outcome-unknown', 'CertificateOutcomeUnknown', { ...which, detail: arn });
    throw error;
  }
};
