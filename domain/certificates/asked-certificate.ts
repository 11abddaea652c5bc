import type { KeyObject } from 'node:crypto';
import type { IssueRequest } from '../../lambdas/aws/services/certificate-authority.ts';
import type { CertificateKind } from './certificate-kinds.ts';
import { WrongStep } from '../failures/errors.ts';
import { isRecoverable, issuanceOf, type Order } from '../order/order.ts';
import { apiPassthrough } from './api-passthrough.ts';
import { certificateProfile, type CertificateProfile } from './certificate-profile.ts';
import { CertificateRequest } from './certificate-request.ts';

/** What the CA is asked for: derived from the order alone, so that it is the same whenever it is asked. */
export interface AskedCertificate {
  readonly csr: string;
  readonly publicKey: KeyObject;
  readonly profile: CertificateProfile;
}

/**
 * What an order asks the CA for.
 * @throws {WrongStep} there is no request of this kind, or the order never came to `issuing`
 */
export const askedCertificate = (order: Order, kind: CertificateKind): AskedCertificate => {
  const csr = certificateRequestOf(order, kind);
  if (csr === undefined) throw new WrongStep(order.state);
  const { publicKey, keyType } = new CertificateRequest(csr);
  return { csr, publicKey, profile: certificateProfile(kind, keyType, issuanceOf(order)) };
};

// A recoverable key's request is never the phone's: KMS could not give that key to anybody again.
const certificateRequestOf = (order: Order, kind: CertificateKind): string | undefined =>
  isRecoverable(order, kind)
    ? order.encryptionKey?.certificateRequest
    : order.phone?.certificateRequests[kind];

/**
 * The call to the CA for a certificate of an order; with the token of its intent it is the same call again.
 * @param idempotencyToken as stored with the intent
 */
export const issueRequest = ({ csr, profile }: AskedCertificate, idempotencyToken: string): IssueRequest => ({
  csr,
  idempotencyToken,
  apiPassthrough: apiPassthrough(profile),
  notAfter: profile.notAfter,
});
