/** Certificates and revocation lists in DER: what tests that make their own have of the local CA. */
export { signCertificate as signedCertificate, type CertificateContent } from './certificate.ts';
export { signCrl as signedCrl, type Revocation } from './crl.ts';
export {
  basicConstraints,
  crlDistributionPoint,
  extensionIds,
  keyIdentifiers,
  keyUsage,
} from './extensions.ts';
export {
  toArrayBuffer as arrayBufferOf,
  publicKeyInfo,
  sign,
  signatureAlgorithm,
  toSpki as spkiOf,
  type Hash,
  type KeyPair,
} from './keys.ts';
export { toName as nameOf } from './names.ts';
export { decodePem as derOf, encodePem as pemOf } from './pem.ts';
