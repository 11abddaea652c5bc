import type { KeyObject } from 'node:crypto';

/** Who can read an encrypted mail: a private key and the certificate that senders encrypt to. */
export interface Reader {
  /** PEM. */
  readonly certificate: string;
  readonly privateKey: KeyObject;
}

/** As much of a mail program as S/MIME takes: CMS EnvelopedData (RFC 5652) with ECDH (RFC 5753) and AES-256. */
export interface MailProgram {
  readonly name: string;
  /**
   * Encrypts a text to a certificate.
   * @returns DER
   */
  readonly encrypt: (text: string, certificate: string) => Promise<Uint8Array>;
  /** @throws {Error} the reader can't read it */
  readonly decrypt: (message: Uint8Array, reader: Reader) => Promise<string>;
}
