import { generateKeyPairSync } from 'node:crypto';
import type { KeyPair } from '../../../local/acm-pca/x509/index.ts';

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
  'RSA-2056': () => generateKeyPairSync('rsa', { modulusLength: 2056 }),
  'RSA-2048 with e = 3': () => generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }),
  Ed25519: () => generateKeyPairSync('ed25519'),
} as const;

export type TestKeyType = keyof typeof keyMakers;

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
