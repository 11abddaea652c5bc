import { generateKeyPairSync, sign as signBytes, type KeyObject } from 'node:crypto';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';

/** Keys that phones send, good ones and bad ones. */
export const keyMakers = {
  'P-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'P-521': () => generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  secp256k1: () => generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  'P-256 with explicit parameters': () =>
    generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' }),
  'RSA-1024': () => generateKeyPairSync('rsa', { modulusLength: 1024 }),
  'RSA-2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'RSA-3072': () => generateKeyPairSync('rsa', { modulusLength: 3072 }),
  'RSA-2048 with e = 3': () => generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }),
  Ed25519: () => generateKeyPairSync('ed25519'),
} as const;

export type TestKeyType = keyof typeof keyMakers;

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const made = new Map<string, KeyPair>();

/**
 * A key pair, made at its first use and kept for the whole run.
 * @param use tells keys of one type apart; the same type and use give the same key
 */
export const keyPair = (type: TestKeyType, use = 'phone'): KeyPair => {
  const id = `${type} ${use}`;
  const pair = made.get(id) ?? keyMakers[type]();
  made.set(id, pair);
  return pair;
};

/** A key by its type, or the key itself. */
export const asKeyPair = (key: TestKeyType | KeyPair): KeyPair =>
  typeof key === 'string' ? keyPair(key) : key;

export type Hash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

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
  return arrayBufferOf(signBytes(digest, Buffer.from(data), privateKey));
};

/** Bytes in a buffer of their own. */
export const arrayBufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** The key as DER SubjectPublicKeyInfo. */
export const spkiOf = ({ publicKey }: KeyPair): Buffer => publicKey.export({ type: 'spki', format: 'der' });
