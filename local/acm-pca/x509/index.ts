/** Certificates and revocation lists in DER: what tests that make their own have of the local CA. */
export { signedCertificate, type CertificateContent } from './certificate.ts';
export { signedCrl, type Revocation } from './crl.ts';
export {
  basicConstraints,
  crlDistributionPoint,
  extensionIds,
  keyIdentifiers,
  keyUsage,
} from './extensions.ts';
export {
  arrayBufferOf,
  publicKeyInfo,
  sign,
  signatureAlgorithm,
  spkiOf,
  type Hash,
  type KeyPair,
} from './keys.ts';
export { nameOf } from './names.ts';
export { derOf, pemOf } from './pem.ts';
