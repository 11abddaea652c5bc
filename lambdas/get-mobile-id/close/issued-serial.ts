import { X509Certificate } from 'node:crypto';
import { specifyCertificate } from '../../../domain/certificates/asked-certificate.ts';
import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import type { Order, OrderCertificate } from '../../../domain/order/order.ts';
import { CertificateOutcomeUnknown } from '../../../domain/failures/process-errors.ts';
import { toIssueRequest } from '../../aws/services/issue-request.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { loadOrder } from '../../aws/tables/orders.ts';
import { isAskable, storeArn } from '../orders/intents.ts';

type Deps = Pick<Dependencies, 'orders' | 'ca' | 'now'>;

/**
 * The serial of a certificate that an order asked for, however far it came. Where the ARN got lost, the CA is
 * asked again with the same token, as long as it answers that with the certificate it issued before.
 * @returns hexadecimal
 * @throws {CertificateOutcomeUnknown} the CA can't be asked any more
 * @throws {CertificateInProgress} @throws {ServiceBusy}
 */
export const findSerial = async (
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
