import { createPublicKey, sign as signBytes, verify, type KeyObject } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, SubjectPublicKeyInfo } from '@peculiar/asn1-x509';

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export type Hash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

const hashes: readonly Hash[] = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];

// RFC 3279 and RFC 4055 section 5 for RSA, RFC 5758 section 3.2 for ECDSA, RFC 8410 section 3 for Ed25519.
const algorithms: Readonly<Record<string, Readonly<Record<Hash, string>>>> = {
  rsa: {
    'SHA-1': '1.2.840.113549.1.1.5',
    'SHA-256': '1.2.840.113549.1.1.11',
    'SHA-384': '1.2.840.113549.1.1.12',
    'SHA-512': '1.2.840.113549.1.1.13',
  },
  ec: {
    'SHA-1': '1.2.840.10045.4.1',
    'SHA-256': '1.2.840.10045.4.3.2',
    'SHA-384': '1.2.840.10045.4.3.3',
    'SHA-512': '1.2.840.10045.4.3.4',
  },
};
const ed25519 = '1.3.101.112';

/** The algorithm with which a key signs. */
export const signatureAlgorithm = ({ privateKey }: KeyPair, hash: Hash): AlgorithmIdentifier => {
  const type = privateKey.asymmetricKeyType ?? '';
  const algorithm = algorithms[type]?.[hash] ?? ed25519;
  return new AlgorithmIdentifier(type === 'rsa' ? { algorithm, parameters: null } : { algorithm });
};

/** A signature as X.509 carries it: PKCS #1 v1.5, ECDSA as DER, or Ed25519. */
export const sign = ({ privateKey }: KeyPair, hash: Hash, data: ArrayBuffer): ArrayBuffer => {
  const digest = privateKey.asymmetricKeyType === 'ed25519' ? null : hash.replace('-', '');
  return toArrayBuffer(signBytes(digest, Buffer.from(data), privateKey));
};

/** Whether an RSA or elliptic curve key made this signature, with the algorithm of this object identifier. */
export const isSignedBy = (
  key: SubjectPublicKeyInfo,
  { algorithm, data, signature }: { algorithm: string; data: ArrayBuffer; signature: ArrayBuffer },
): boolean => {
  const publicKey = createPublicKey({
    key: Buffer.from(AsnConvert.serialize(key)),
    type: 'spki',
    format: 'der',
  });
  const named = algorithms[publicKey.asymmetricKeyType ?? ''];
  const hash = hashes.find((each) => named?.[each] === algorithm);
  return hash ? verify(hash.replace('-', ''), Buffer.from(data), publicKey, Buffer.from(signature)) : false;
};

/** Bytes in a buffer of their own. */
export const toArrayBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** The key as DER SubjectPublicKeyInfo. */
export const toSpki = ({ publicKey }: Pick<KeyPair, 'publicKey'>): Buffer =>
  publicKey.export({ type: 'spki', format: 'der' });

/** The key as a certificate holds it. */
export const publicKeyInfo = (key: Pick<KeyPair, 'publicKey'>): SubjectPublicKeyInfo =>
  AsnConvert.parse(toSpki(key), SubjectPublicKeyInfo);
