import { X509Certificate } from 'node:crypto';
import { askedCertificate, issueRequest } from '../../../domain/certificates/asked-certificate.ts';
import { isAskable, storeArn } from '../orders/intents.ts';
import type { CertificateAuthority } from '../../aws/services/certificate-authority.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import type { Order, OrderCertificate } from '../../../domain/order/order.ts';
import { CertificateOutcomeUnknown } from '../../../domain/failures/process-errors.ts';

/** What finding the serial of a certificate works with. */
export interface IssuedSerialDependencies {
  readonly orders: OrderStore;
  readonly ca: CertificateAuthority;
  readonly now: () => Date;
}

/**
 * The serial of a certificate that an order asked for, however far it came. Where the ARN got lost, the CA is
 * asked again with the same token, as long as it answers that with the certificate it issued before.
 * @returns hexadecimal
 * @throws {CertificateOutcomeUnknown} the CA can't be asked any more
 * @throws {CertificateInProgress} @throws {ServiceBusy}
 */
export const issuedSerial = async (
  deps: IssuedSerialDependencies,
  order: Order,
  kind: CertificateKind,
  certificate: OrderCertificate,
): Promise<string> => {
  if (certificate.issued) return certificate.issued.serial;
  const arn = certificate.arn ?? (await askAgain(deps, order, kind, certificate));
  const { pem } = await deps.ca.collect(arn);
  return new X509Certificate(pem).serialNumber;
};

const askAgain = async (
  { orders, ca, now }: IssuedSerialDependencies,
  order: Order,
  kind: CertificateKind,
  intent: OrderCertificate,
): Promise<string> => {
  if (!isAskable(intent, now())) throw new CertificateOutcomeUnknown(kind);
  const answer = await ca.issue(issueRequest(askedCertificate(order, kind), intent.idempotencyToken));
  if (!('arn' in answer)) throw answer.refusal;
  await storeArn(orders, { orderId: order.orderId, kind }, intent, answer.arn);
  return answer.arn;
};
