import { missing } from './expressions.ts';
import type { PublicKey, Tables } from './tables.ts';
import { putPart, type TransactionPart } from './transactions.ts';

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
