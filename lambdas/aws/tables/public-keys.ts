import { sha256 } from '../../../domain/secrets.ts';
import { missing } from './expressions.ts';
import type { PublicKey, Tables } from './tables.ts';
import { putPart, type TransactionPart } from './transactions.ts';

/**
 * What a public key is known by for ever.
 * @param spki DER SubjectPublicKeyInfo, of which the rules leave each key one form
 */
export const hashPublicKey = (spki: Uint8Array): string => sha256(spki, 'base64url');

/**
 * The part of a transaction that takes a public key for good: no other order, user or kind gets a certificate for it,
 * whatever becomes of this one.
 * @param refused the error when it has been taken before
 */
export const takeKeyPart = (
  { publicKeys }: Pick<Tables, 'publicKeys'>,
  key: PublicKey,
  refused: () => Error,
): TransactionPart => putPart(publicKeys, key, { when: missing('publicKey'), refused });
