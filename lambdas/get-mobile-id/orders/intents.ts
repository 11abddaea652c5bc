import { randomUUID } from 'node:crypto';
import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { CertificateOutcomeUnknown, LostRace } from '../../../domain/failures/process-errors.ts';
import type { Order, OrderCertificate } from '../../../domain/order/order.ts';
import { timeLimits } from '../../../domain/order/time-limits.ts';
import { any, at, equals, missing } from '../../aws/tables/expressions.ts';
import { writeDown, writeDuring } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

type Deps = Pick<Dependencies, 'orders'>;

/** Which certificate of which order. */
export interface CertificateOfOrder {
  readonly orderId: string;
  readonly kind: CertificateKind;
}

/** An intent to issue a certificate, as the order keeps it: who has its token may ask the CA. */
export type Intent = Pick<OrderCertificate, 'requestedAt' | 'idempotencyToken'>;

// The CA must hear the last call that repeats a token while it remembers it.
const askableMs = (timeLimits.caIdempotency - timeLimits.issueCertificate) * 1000;

const toPaths = (kind: CertificateKind) =>
  ({
    intent: `certificates.${kind}`,
    token: `certificates.${kind}.idempotencyToken`,
    askedAgain: `certificates.${kind}.askedAgain`,
    arn: `certificates.${kind}.arn`,
  }) as const;

/**
 * Writes down that a certificate is going to be asked for, so that none is ever issued and forgotten.
 * @throws {LostRace} another run of the step was faster; the next one finds what it wrote
 * @throws {OrderEnded} @throws {WrongStep}
 */
export const writeIntent = async (
  deps: Deps,
  { orderId, kind }: CertificateOfOrder,
  now: Date,
): Promise<Intent> => {
  const { intent } = toPaths(kind);
  const written = { requestedAt: now.toISOString(), idempotencyToken: randomUUID() };
  await writeDuring(deps, orderId, 'issuing', { set: at<Order>(intent, written), when: [missing(intent)] });
  return written;
};

/**
 * Takes up an intent whose outcome is not known, to ask the CA again with the same token. From then on no
 * refusal says anything about the first call, so the intent stays.
 * @throws {CertificateOutcomeUnknown} the CA no longer remembers the token
 * @throws {LostRace} @throws {OrderEnded} @throws {WrongStep}
 */
export const takeUpIntent = async (
  deps: Deps,
  { orderId, kind }: CertificateOfOrder,
  { requestedAt, idempotencyToken }: Intent,
  now: Date,
): Promise<void> => {
  if (!isAskable({ requestedAt, idempotencyToken }, now)) throw new CertificateOutcomeUnknown(kind);
  const { token, arn, askedAgain } = toPaths(kind);
  const when = [equals(token, idempotencyToken), missing(arn)];
  await writeDuring(deps, orderId, 'issuing', { set: at<Order>(askedAgain, true), when });
};

/**
 * Whether the CA still answers the token of an intent with the certificate that it issued for it, if any.
 */
export const isAskable = ({ requestedAt }: Intent, now: Date): boolean =>
  now.getTime() < Date.parse(requestedAt) + askableMs;

/**
 * Takes an intent back after the CA refused a call, if that was the only call ever made for it. If the
 * intent was taken up, it stays: another call may have been heard.
 */
export const takeBackIntent = async (
  deps: Deps,
  { orderId, kind }: CertificateOfOrder,
  { idempotencyToken }: Intent,
): Promise<void> => {
  const { intent, token, arn, askedAgain } = toPaths(kind);
  const untouched = [equals(token, idempotencyToken), missing(arn), missing(askedAgain)];
  try {
    await writeDown(deps, orderId, { remove: [intent], when: untouched });
  } catch (error) {
    if (!(error instanceof LostRace)) throw error;
  }
};

/**
 * Stores the ARN of a certificate, wherever the order stands by now: clean-up has to find it.
 * @throws {CertificateOutcomeUnknown} the order knows nothing of the certificate
 */
export const storeArn = async (
  deps: Deps,
  { orderId, kind }: CertificateOfOrder,
  { idempotencyToken }: Intent,
  issued: string,
): Promise<void> => {
  const { token, arn } = toPaths(kind);
  const same = [equals(token, idempotencyToken), any(missing(arn), equals(arn, issued))];
  try {
    await writeDown(deps, orderId, { set: at<Order>(arn, issued), when: same });
  } catch (error) {
    throw error instanceof LostRace ? new CertificateOutcomeUnknown(kind) : error;
  }
};
