import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
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

/** What a phone keeps to itself: its keys, and the secret by which the API knows it. */
export class PhoneKeys {
  /** The phone's bearer once it has answered. */
  readonly secret = randomBytes(32).toString('base64url');
  readonly #keys = new Map<CertificateKind, webcrypto.CryptoKeyPair>();
  #transport: webcrypto.CryptoKeyPair | undefined;

  /** Makes a key of a kind, and the request for its certificate, bound to its order. */
  async request(kind: CertificateKind, challenge: string): Promise<PhoneRequest> {
    const keys = await webcrypto.subtle.generateKey(signing, false, ['sign', 'verify']);
    this.#keys.set(kind, keys);
    const request = await Pkcs10CertificateRequestGenerator.create({
      name: 'CN=Mobile ID',
      keys,
      signingAlgorithm: signing,
      attributes: [new ChallengePasswordAttribute(challenge)],
    });
    return { kind, csr: request.toString('pem') };
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
}
