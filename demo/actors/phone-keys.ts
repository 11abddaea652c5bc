import 'reflect-metadata';
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { CompactSign } from 'jose';
import {
  ChallengePasswordAttribute,
  cryptoProvider,
  Pkcs10CertificateRequestGenerator,
  X509Certificate,
} from '@peculiar/x509';
import type { CertificateKind } from '../../domain/certificates/certificate-kinds.ts';

cryptoProvider.set(globalThis.crypto);

const signing = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A certificate signing request (PKCS #10, RFC 2986) of the phone. */
export interface PhoneRequest {
  readonly kind: CertificateKind;
  readonly csr: string;
}

/** What a proof may say beside when it was made. */
export interface ProofClaims {
  /** A challenge that the service gave. */
  readonly nonce?: string | undefined;
}

/** What a phone keeps to itself: its keys, and the secret by which the API knows it. */
export class PhoneKeys {
  /** The phone's bearer once it has answered. */
  readonly secret = randomBytes(32).toString('base64url');
  readonly #keys = new Map<CertificateKind, webcrypto.CryptoKeyPair>();
  #transport: webcrypto.CryptoKeyPair | undefined;

  /**
   * Makes a key of a kind, and the request for its certificate, bound to its order.
   * @param isExtractable it is for the store of the phone's system
   */
  async request(kind: CertificateKind, challenge: string, isExtractable = false): Promise<PhoneRequest> {
    const keys = await webcrypto.subtle.generateKey(signing, isExtractable, ['sign', 'verify']);
    this.#keys.set(kind, keys);
    const request = await Pkcs10CertificateRequestGenerator.create({
      name: 'CN=Mobile ID',
      keys,
      signingAlgorithm: signing,
      attributes: [new ChallengePasswordAttribute(challenge)],
    });
    return { kind, csr: request.toString('pem') };
  }

  /**
   * A proof that this phone has the key of a kind, as of now: docs/phone-protocol.md.
   * @param claims beside the time
   */
  async prove(kind: CertificateKind, now: Date, claims: ProofClaims = {}): Promise<string> {
    const keys = this.#keys.get(kind);
    if (!keys) throw new Error(`The phone has no key for ${kind}`);
    const spki = Buffer.from(await webcrypto.subtle.exportKey('spki', keys.publicKey));
    const kid = createHash('sha256').update(spki).digest('base64url');
    const payload = { iat: Math.floor(now.getTime() / 1000), ...claims };
    return new CompactSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'ES256', typ: 'mobile-id-proof+jwt', kid })
      .sign(keys.privateKey);
  }

  /** The key pair to which recovered keys are encrypted. */
  async transport(): Promise<webcrypto.CryptoKeyPair> {
    return (this.#transport ??= await webcrypto.subtle.generateKey(
      { name: 'ECDH', namedCurve: 'P-256' },
      false,
      ['deriveBits'],
    ));
  }

  /** Whether a certificate is for the key that this phone made for the kind. */
  async isOwn(kind: CertificateKind, pem: string): Promise<boolean> {
    const keys = this.#keys.get(kind);
    if (!keys) return false;
    const made = await webcrypto.subtle.exportKey('spki', keys.publicKey);
    return Buffer.from(new X509Certificate(pem).publicKey.rawData).equals(Buffer.from(made));
  }

  /** The key of a kind as PKCS #8, DER; undefined where the phone made none. @throws it can't be extracted */
  async export(kind: CertificateKind): Promise<Uint8Array | undefined> {
    const keys = this.#keys.get(kind);
    return keys && new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  }
}
