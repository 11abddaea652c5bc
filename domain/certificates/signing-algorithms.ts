/**
 * How a CA of AWS Private CA signs, by the type of its key. Elliptic curves sign with the hash of their own strength,
 * as in NIST SP 800-57 part 1, section 5.6.1. Keys for which phones and relying parties have no algorithm, such as SM2
 * and ML-DSA, are not among them.
 * https://docs.aws.amazon.com/privateca/latest/APIReference/API_CertificateAuthorityConfiguration.html
 */
export const signingAlgorithms = {
  RSA_2048: 'SHA256WITHRSA',
  RSA_3072: 'SHA256WITHRSA',
  RSA_4096: 'SHA256WITHRSA',
  EC_prime256v1: 'SHA256WITHECDSA',
  EC_secp384r1: 'SHA384WITHECDSA',
  EC_secp521r1: 'SHA512WITHECDSA',
} as const;

/** The type of a CA's key, in ACM PCA's words. */
export type AuthorityKeyAlgorithm = keyof typeof signingAlgorithms;

/** What ACM PCA is told to sign with. */
export type SigningAlgorithm = (typeof signingAlgorithms)[AuthorityKeyAlgorithm];

/** How a CA with this type of key signs; undefined where nothing that this project issues may be signed with it. */
export const findSigningAlgorithm = (keyAlgorithm: string | undefined): SigningAlgorithm | undefined =>
  isKnown(keyAlgorithm) ? signingAlgorithms[keyAlgorithm] : undefined;

const isKnown = (name: string | undefined): name is AuthorityKeyAlgorithm =>
  name !== undefined && Object.hasOwn(signingAlgorithms, name);
