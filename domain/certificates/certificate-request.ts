import { createPublicKey, type KeyObject } from 'node:crypto';
import { CertificationRequest } from '@peculiar/asn1-csr';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AttributeValue } from '@peculiar/asn1-x509';
import { challengePasswordId, keyTypes, type KeyType } from './certificate-kinds.ts';

// RFC 7468 section 7, base64 in lines of any length that end as in Unix or Windows; with the label of that section, or
// that of certtool, keytool and certreq.
const pemPattern =
  /^-----BEGIN (NEW )?CERTIFICATE REQUEST-----\s([A-Za-z0-9+/=\s]+)-----END \1CERTIFICATE REQUEST-----\s*$/;

// RFC 7468 section 2: text before the boundary, as `openssl req -text` writes it, is ignored. The boundary begins a line,
// and what is no request stays none: nothing is passed over that begins as a PEM block itself.
const dropTextBefore = (pem: string): string => {
  const at = Math.max(pem.indexOf('-----BEGIN'), 0);
  const before = pem.slice(0, at);
  return before.trim() === '' || /[\r\n]$/.test(before) ? pem.slice(at) : pem;
};

const label = 'CERTIFICATE REQUEST';

// How the key of each type is written: rsaEncryption with NULL (RFC 3279 section 2.3.1), or a named curve and
// an uncompressed point (RFC 5480 section 2). Compared as bytes, before node:crypto sees them: it aborts the
// process when asked for the details of a key that is the point at infinity.
const keyPatterns: Readonly<Record<KeyType, RegExp>> = {
  'P-256': /^3059301306072a8648ce3d020106082a8648ce3d03010703420004(..){64}$/,
  'P-384': /^3076301006072a8648ce3d020106052b8104002203620004(..){96}$/,
  RSA: /^30(?:..|81..|82....)300d06092a864886f70d010101050003/,
};

/**
 * A certificate signing request (PKCS#10, RFC 2986) as a phone sent it. Nothing is read before it is asked
 * for, and every getter throws when the request does not have what it reads, so that each rule can say
 * what it wants and rely on the rules before it.
 */
export class CertificateRequest {
  readonly pem: string;
  #content: CertificationRequest | undefined;
  #publicKey: KeyObject | undefined;

  /** @param pem the request as text; it may be anything */
  constructor(pem: string) {
    this.pem = pem;
  }

  /** The bytes between the lines of the PEM text. */
  get der(): Buffer {
    const base64 = pemPattern.exec(dropTextBefore(this.pem))?.[2]?.replaceAll(/\s/g, '') ?? '';
    const der = Buffer.from(base64, 'base64');
    // Buffer reads over what is no base64; another parser may not.
    if (base64 === '' || der.toString('base64') !== base64) throw new TypeError('not one PEM text');
    return der;
  }

  /** What the request says. The parser takes more than DER, and bytes after the end: see `isCanonical`. */
  get content(): CertificationRequest {
    return (this.#content ??= AsnConvert.parse(this.der, CertificationRequest));
  }

  /** Whether the bytes are the one DER form of what was read: nothing after it, nothing overread. */
  get isCanonical(): boolean {
    return Buffer.from(AsnConvert.serialize(this.content)).equals(this.der);
  }

  /** Type of the key, of those that a phone may use. */
  get keyType(): KeyType {
    return this.#key().type;
  }

  /** The key to certify. OpenSSL takes a point only if it is on its curve. */
  get publicKey(): KeyObject {
    return (this.#publicKey ??= createPublicKey({ key: this.spki, format: 'der', type: 'spki' }));
  }

  /**
   * Whether the key is written in the one DER form of what was read of it: OpenSSL overreads padded numbers, open
   * lengths, the sign of a modulus and bytes after the end, and strict parsers then can't load the certificate.
   */
  get isKeyCanonical(): boolean {
    const jwk = this.publicKey.export({ format: 'jwk' });
    const written = createPublicKey({ key: jwk, format: 'jwk' }).export({ format: 'der', type: 'spki' });
    return written.equals(this.spki);
  }

  /** The key to certify as DER SubjectPublicKeyInfo. */
  get spki(): Buffer {
    return this.#key().spki;
  }

  /** The modulus of an RSA key. */
  get modulus(): bigint {
    const { n = '' } = this.publicKey.export({ format: 'jwk' });
    return BigInt(`0x${Buffer.from(n, 'base64url').toString('hex')}`);
  }

  /** The text of the attribute of this name, which has to be there once, in any of the string types of a name. */
  get challengePassword(): string {
    const values = Array.from(this.content.certificationRequestInfo.attributes)
      .filter(({ type }) => type === challengePasswordId)
      .flatMap((attribute) => attribute.values);
    const [value] = values;
    if (value === undefined || values.length > 1) throw new TypeError('not one challenge');
    const text = AsnConvert.parse(value, AttributeValue);
    if (text.anyValue !== undefined) throw new TypeError('no text');
    return text.toString();
  }

  /** The request as PEM in the form of RFC 7468, whatever label and line ends it came with. */
  get canonicalPem(): string {
    const lines = this.der.toString('base64').match(/.{1,64}/g) ?? [];
    return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
  }

  #key(): { type: KeyType; spki: Buffer } {
    const spki = Buffer.from(AsnConvert.serialize(this.content.certificationRequestInfo.subjectPKInfo));
    const hex = spki.toString('hex');
    const type = keyTypes.find((name) => keyPatterns[name].test(hex));
    if (type === undefined) throw new TypeError('a key of another type');
    return { type, spki };
  }
}
