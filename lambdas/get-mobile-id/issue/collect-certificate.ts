import type { CertificateAuthority } from '../../aws/services/certificate-authority.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import { WrongStep } from '../../../domain/failures/errors.ts';
import type { Log } from '../../runtime/log.ts';
import { askedCertificate } from '../../../domain/certificates/asked-certificate.ts';
import type { CertificateOfOrder } from '../orders/intents.ts';
import { checkIssuedCertificate } from '../../../domain/certificates/issued-certificate-checks.ts';
import { loadIssuing } from './issuing-order.ts';

/** What collecting works with. */
export interface CollectCertificateDependencies {
  readonly orders: OrderStore;
  readonly ca: CertificateAuthority;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Fetches a certificate that the CA was asked for, checks it against what was asked, and keeps it in the
 * order together with the chain above it.
 * @throws {CertificateInProgress} the CA is still at it @throws {CertificateWrong} nobody may have it
 * @throws {OrderEnded} @throws {WrongStep} @throws {ServiceBusy}
 */
export const collectCertificate = async (
  { orders, ca, now, log }: CollectCertificateDependencies,
  { orderId, kind }: CertificateOfOrder,
): Promise<void> => {
  const order = await loadIssuing(orders, orderId);
  const { arn, requestedAt, issued } = order.certificates[kind] ?? {};
  if (issued) return;
  if (arn === undefined || requestedAt === undefined) throw new WrongStep(order.state);
  const { pem, chain } = await ca.collect(arn);
  const asked = { ...askedCertificate(order, kind), requestedAt: new Date(requestedAt), now: now() };
  const facts = checkIssuedCertificate({ pem, chain }, asked);
  const set = { [`certificates.${kind}.issued`]: { pem, ...facts }, chain };
  await orders.writeDuring(orderId, 'issuing', { set });
  log.info('certificate-issued', { orderId, kind, serial: facts.serial });
};
