import { compactDecrypt } from 'jose';
import * as v from 'valibot';
import { CertificateMismatch } from './certificate-mismatch.ts';
import { readPublicKey } from './certificate.ts';
import { decodeBase64 } from './encodings.ts';
import { ecdh } from './phone-keys.ts';

/** A key that the API recovered for this phone, still encrypted to its transport key. */
export interface SealedKey {
  /** The certificate of the key. */
  readonly pem: string;
  /** The private key as JWK, as compact JWE. */
  readonly jwe: string;
  /** It will be handed to the phone's system. */
  readonly isExtractable: boolean;
}

const coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const PrivateJwk = v.object({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: coordinate,
  y: coordinate,
  d: coordinate,
});

// What the protocol names, and nothing else that a JWE could say of itself (RFC 8725 section 3.1).
const algorithms = {
  keyManagementAlgorithms: ['ECDH-ES+A256KW'],
  contentEncryptionAlgorithms: ['A256GCM'],
};

/**
 * Opens a recovered key and holds it against its certificate.
 * @param transportKey private half of the key that the phone sent
 * @returns an ECDH key
 * @throws {CertificateMismatch} it can't be opened, or is not the key of its certificate
 */
export const openRecoveredKey = async (
  { pem, jwe, isExtractable }: SealedKey,
  transportKey: CryptoKey,
): Promise<CryptoKey> => {
  try {
    const privateKey = await openJwe(jwe, transportKey, isExtractable);
    if (await isKeyPair(privateKey, readPublicKey(pem))) return privateKey;
  } catch {
    // Whatever jose or WebCrypto says of these bytes, it means no.
  }
  throw new CertificateMismatch('not the key of its certificate');
};

const openJwe = async (jwe: string, transportKey: CryptoKey, isExtractable: boolean): Promise<CryptoKey> => {
  const { plaintext } = await compactDecrypt(jwe, transportKey, algorithms);
  try {
    const jwk = v.parse(PrivateJwk, JSON.parse(new TextDecoder().decode(plaintext)));
    return await crypto.subtle.importKey('jwk', jwk, ecdh, isExtractable, ['deriveBits']);
  } finally {
    plaintext.fill(0);
  }
};

/** Whether a private key is the one of a public key: with any third key, both agree on the same secret. */
const isKeyPair = async (privateKey: CryptoKey, publicKey: string): Promise<boolean> => {
  const certified = await crypto.subtle.importKey('spki', decodeBase64(publicKey), ecdh, false, []);
  const third = await crypto.subtle.generateKey(ecdh, false, ['deriveBits']);
  const [one, other] = await Promise.all([
    deriveSecret(privateKey, third.publicKey),
    deriveSecret(third.privateKey, certified),
  ]);
  return one.every((byte, index) => byte === other[index]);
};

const deriveSecret = async (privateKey: CryptoKey, publicKey: CryptoKey): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256));
