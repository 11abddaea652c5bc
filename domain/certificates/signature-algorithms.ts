import type { KeyType } from './certificate-kinds.ts';

interface SignatureAlgorithm {
  /** Name of the hash function as node:crypto knows it. */
  readonly hash: string;
  readonly keyTypes: readonly KeyType[];
}

const rsa = (hash: string): SignatureAlgorithm => ({ hash, keyTypes: ['RSA'] });
const ecdsa = (hash: string): SignatureAlgorithm => ({ hash, keyTypes: ['P-256', 'P-384'] });

/**
 * Signature algorithms by object identifier: those with which ACM PCA signs
 * (https://docs.aws.amazon.com/privateca/latest/userguide/supported-algorithms.html), none weaker than SHA-256.
 * RSASSA-PSS is not among them, so a request may not use it either.
 * PKCS#1 v1.5 as in RFC 4055 section 5, ECDSA as in RFC 5758 section 3.2.
 */
export const signatureAlgorithms: Readonly<Partial<Record<string, SignatureAlgorithm>>> = {
  '1.2.840.113549.1.1.11': rsa('sha256'),
  '1.2.840.113549.1.1.12': rsa('sha384'),
  '1.2.840.113549.1.1.13': rsa('sha512'),
  '1.2.840.10045.4.3.2': ecdsa('sha256'),
  '1.2.840.10045.4.3.3': ecdsa('sha384'),
  '1.2.840.10045.4.3.4': ecdsa('sha512'),
};
