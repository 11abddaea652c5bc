import type { KeyObject } from 'node:crypto';
import type { CertificateKind } from './certificate-kinds.ts';
import { WrongStep } from '../failures/errors.ts';
import { isRecoverable, requireIssuance, type Order } from '../order/order.ts';
import { certificateProfile, type CertificateProfile } from './certificate-profile.ts';
import { CertificateRequest } from './certificate-request.ts';

/** What the CA is asked for: derived from the order alone, so that it is the same whenever it is asked. */
export interface AskedCertificate {
  readonly csr: string;
  readonly publicKey: KeyObject;
  readonly profile: CertificateProfile;
  /** How the CA signs, in its own words. */
  readonly signingAlgorithm: string;
}

/** Orders that began before they kept how the CA signs went by a setting, which was this unless told. */
const formerSigningAlgorithm = 'SHA256WITHECDSA';

/**
 * What an order asks the CA for.
 * @throws {WrongStep} there is no request of this kind, or the order never came to `issuing`
 */
export const specifyCertificate = (order: Order, kind: CertificateKind): AskedCertificate => {
  const csr = pickCertificateRequest(order, kind);
  if (csr === undefined) throw new WrongStep(order.state);
  const { publicKey, keyType } = new CertificateRequest(csr);
  const { signingAlgorithm = formerSigningAlgorithm } = order;
  const profile = certificateProfile(kind, keyType, requireIssuance(order));
  return { csr, publicKey, profile, signingAlgorithm };
};

// A recoverable key's request is never the phone's: KMS could not give that key to anybody again. An order that has
// such a key asked for it, whatever its options say by now.
const pickCertificateRequest = (order: Order, kind: CertificateKind): string | undefined =>
  isRecoverable(order, kind) || (kind === 'encryption' && order.encryptionKey !== undefined)
    ? order.encryptionKey?.certificateRequest
    : order.phone?.certificateRequests?.[kind];
