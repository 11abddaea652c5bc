import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { base64url, sha256 } from './encodings.ts';

/** A private key that stays in this browser, and the public key that it is known by. */
export interface PhoneKey {
  readonly kind: CertificateKind;
  /** The browser signs or derives with it, and gives it to nobody; unless it was made to be handed to the system. */
  readonly privateKey: CryptoKey;
  /** DER SubjectPublicKeyInfo as base64url. */
  readonly publicKey: string;
}

/** A key with the request for its certificate. */
export interface RequestedKey {
  readonly key: PhoneKey;
  /** PKCS #10 in PEM. */
  readonly csr: string;
}

/** What the phone makes for one order besides its keys. */
export interface TransportKey {
  /** ECDH, not extractable: opens the keys that are recovered for this order. */
  readonly privateKey: CryptoKey;
  readonly publicKey: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string };
}

const curve = { namedCurve: 'P-256' } as const;
export const ecdsa = { name: 'ECDSA', ...curve } as const;
export const ecdh = { name: 'ECDH', ...curve } as const;

/** What a key is made for. */
export interface KeyPurpose {
  readonly kind: CertificateKind;
  /** Of the order. */
  readonly challenge: string;
  /** It will be handed to the phone's system, so the browser has to give it away. */
  readonly isExtractable: boolean;
}

/** Makes the key of one certificate, with the request for it. */
export const requestKey = (purpose: KeyPurpose): Promise<RequestedKey> =>
  purpose.kind === 'encryption' ? requestEncryptionKey(purpose) : requestSigningKey(purpose);

// Loaded when there is a request to make: X.509 weighs more than all that the page shows before.
const createRequest = async (
  ...key: readonly [CryptoKey, ArrayBuffer, CertificateKind, string]
): Promise<string> => {
  const { createCertificateRequest } = await import('./certificate-request.ts');
  return createCertificateRequest(...key);
};

const requestSigningKey = async ({ kind, challenge, isExtractable }: KeyPurpose): Promise<RequestedKey> => {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(ecdsa, isExtractable, ['sign']);
  const spki = await crypto.subtle.exportKey('spki', publicKey);
  const csr = await createRequest(privateKey, spki, kind, challenge);
  return { key: { kind, privateKey, publicKey: base64url(new Uint8Array(spki)) }, csr };
};

/**
 * An encryption key has to sign its own request, and WebCrypto lets no key both sign and derive. So it is
 * made to sign, exported once, imported again as a key that can only derive and, in the page, can't be exported, and the
 * export is overwritten.
 */
const requestEncryptionKey = async ({ challenge, isExtractable }: KeyPurpose): Promise<RequestedKey> => {
  const made = await crypto.subtle.generateKey(ecdsa, true, ['sign']);
  const spki = await crypto.subtle.exportKey('spki', made.publicKey);
  const csr = await createRequest(made.privateKey, spki, 'encryption', challenge);
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', made.privateKey));
  try {
    const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, ecdh, isExtractable, ['deriveBits']);
    return { key: { kind: 'encryption', privateKey, publicKey: base64url(new Uint8Array(spki)) }, csr };
  } finally {
    pkcs8.fill(0);
  }
};

/** Makes the key that recovered keys of one order are encrypted to. */
export const makeTransportKey = async (): Promise<TransportKey> => {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(ecdh, false, ['deriveBits']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  return { privateKey, publicKey: { kty: 'EC', crv: 'P-256', x, y } };
};

/** The phone's bearer for the rest of its order, and what the API gets of it now. */
export interface PhoneSecret {
  readonly secret: string;
  /** SHA-256 of the secret's text, base64url. */
  readonly hash: string;
}

/** Makes a phone secret of 32 random bytes. */
export const makePhoneSecret = async (): Promise<PhoneSecret> => {
  const secret = base64url(crypto.getRandomValues(new Uint8Array(32)));
  return { secret, hash: await sha256(secret) };
};
