import { specifyCertificate } from '../../../domain/certificates/asked-certificate.ts';
import { checkIssuedCertificate } from '../../../domain/certificates/issued-certificate-checks.ts';
import { WrongStep } from '../../../domain/failures/errors.ts';
import { at } from '../../aws/tables/expressions.ts';
import { loadIssuingOrder, writeDuring } from '../../aws/tables/orders.ts';
import type { Order } from '../../../domain/order/order.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import type { CertificateOfOrder } from '../orders/intents.ts';

/**
 * Fetches a certificate that the CA was asked for, checks it against what was asked, and keeps it in the
 * order together with the chain above it.
 * @throws {CertificateInProgress} the CA is still at it @throws {CertificateWrong} nobody may have it
 * @throws {OrderEnded} @throws {WrongStep} @throws {ServiceBusy}
 */
export const collectCertificate = async (
  deps: Pick<Dependencies, 'orders' | 'ca' | 'now' | 'log'>,
  { orderId, kind }: CertificateOfOrder,
): Promise<void> => {
  const order = await loadIssuingOrder(deps, orderId);
  const { arn, requestedAt, issued } = order.certificates[kind] ?? {};
  if (issued) return;
  if (arn === undefined || requestedAt === undefined) throw new WrongStep(order.state);
  const { pem, chain } = await deps.ca.collect(arn);
  const asked = { ...specifyCertificate(order, kind), requestedAt: new Date(requestedAt), now: deps.now() };
  const facts = checkIssuedCertificate({ pem, chain }, asked);
  const set = { ...at<Order>(`certificates.${kind}.issued`, { pem, ...facts }), chain };
  await writeDuring(deps, orderId, 'issuing', { set });
  deps.log.info('certificate-issued', { orderId, kind, serial: facts.serial });
};
