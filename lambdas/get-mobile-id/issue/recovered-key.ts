import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { CompactEncrypt, type JWK } from 'jose';
import * as v from 'valibot';
import { TransportKeySchema } from '../../../api/phone-schemas.ts';
import { WrongStep } from '../../../domain/failures/errors.ts';
import type { RecoverableKey } from '../../../domain/certificates/encryption-key.ts';
import type { Order } from '../../../domain/order/order.ts';
import { EncryptionKeyWrong } from '../../../domain/failures/process-errors.ts';

/** A private key as its phone gets it: JWK (RFC 7517), with the serial of its certificate besides. */
export type PrivateJwk = JWK & { readonly serial: string };

const StoredTransportKeySchema = v.pipe(v.string(), v.parseJson(), TransportKeySchema);

/**
 * The key that the phone of an order made for what is secret in its responses.
 * @throws {WrongStep} no phone has answered
 */
export const readTransportKey = ({ phone, state }: Order): JWK => {
  if (!phone) throw new WrongStep(state);
  return v.parse(StoredTransportKeySchema, phone.transportKey);
};

/**
 * Reads a decrypted private key, holds it against the certificate that others encrypt to, and wipes it.
 * @param der PKCS #8, overwritten with zeros
 * @throws {EncryptionKeyWrong} it is not the key of its certificate, or not a key at all
 */
export const openKey = ({ keyId, pem, serial }: RecoverableKey, der: Uint8Array): PrivateJwk => {
  try {
    // A view of the same bytes, no copy that would stay behind.
    const key = Buffer.from(der.buffer, der.byteOffset, der.byteLength);
    const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
    const certificate = new X509Certificate(pem);
    if (!createPublicKey(privateKey).equals(certificate.publicKey) || certificate.serialNumber !== serial)
      throw new EncryptionKeyWrong(keyId);
    return { ...privateKey.export({ format: 'jwk' }), kid: keyId, use: 'enc', serial };
  } catch {
    // Whatever OpenSSL says of these bytes, it means no.
    throw new EncryptionKeyWrong(keyId);
  } finally {
    der.fill(0);
  }
};

/**
 * Encrypts a private key to a transport key.
 * @returns JWE in its compact form (RFC 7516 section 3.1) that holds a JWK (RFC 7517 section 7)
 */
export const sealKey = async (privateKey: PrivateJwk, transportKey: JWK): Promise<string> => {
  const plaintext = new TextEncoder().encode(JSON.stringify(privateKey));
  try {
    return await new CompactEncrypt(plaintext)
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', cty: 'jwk+json' })
      .encrypt(transportKey);
  } finally {
    plaintext.fill(0);
  }
};
