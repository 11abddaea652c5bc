import { createHash } from 'node:crypto';

/**
 * What a public key is known by for ever.
 * @param spki DER SubjectPublicKeyInfo, of which the rules leave each key one form
 */
export const hashPublicKey = (spki: Uint8Array): string =>
  createHash('sha256').update(spki).digest('base64url');
