import { spkiOf } from '../../../local/acm-pca/x509/index.ts';
import { keyPair } from './keys.ts';

const lengthOf = (bytes: number): Buffer =>
  bytes < 0x80 ? Buffer.from([bytes]) : Buffer.from([0x82, bytes >> 8, bytes & 0xff]);

const value = (tag: number, ...content: readonly Uint8Array[]): Buffer => {
  const joined = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), lengthOf(joined.length), joined]);
};

const sequence = (...content: readonly Uint8Array[]): Buffer => value(0x30, ...content);
const integer = (bytes: Uint8Array): Buffer => value(0x02, bytes);

const zero = Buffer.from([0]);
const rsaEncryption = Buffer.from('06092a864886f70d010101', 'hex');
const noParameters = Buffer.from('0500', 'hex');
const exponent = Buffer.from('010001', 'hex');

const spkiAround = (key: Uint8Array, parameters: Uint8Array = noParameters): Buffer =>
  sequence(sequence(rsaEncryption, parameters), value(0x03, zero, key));

/** An RSA key of 2,048 bits. */
export const wellWritten = keyPair('RSA-2048');

const modulus = Buffer.from(wellWritten.publicKey.export({ format: 'jwk' }).n ?? '', 'base64url');
const positive = Buffer.concat([zero, modulus]);
const good = sequence(integer(positive), integer(exponent));

/** SubjectPublicKeyInfo of that key, in ways that OpenSSL overreads and stricter parsers refuse. */
export const badlyWritten: Readonly<Record<string, Uint8Array>> = {
  'with zeros before its modulus': spkiAround(
    sequence(integer(Buffer.concat([zero, positive])), integer(exponent)),
  ),
  'with zeros before its exponent': spkiAround(
    sequence(integer(positive), integer(Buffer.concat([zero, exponent]))),
  ),
  'with a negative modulus': spkiAround(sequence(integer(modulus), integer(exponent))),
  'with an open length': spkiAround(
    Buffer.concat([
      Buffer.from('3080', 'hex'),
      integer(positive),
      integer(exponent),
      Buffer.from('0000', 'hex'),
    ]),
  ),
  'with a length in more bytes than needed': spkiAround(
    sequence(integer(positive), Buffer.from('02810301 0001'.replace(' ', ''), 'hex')),
  ),
  'with bytes after its numbers': spkiAround(
    sequence(integer(positive), integer(exponent), integer(Buffer.from([1]))),
  ),
  'with bytes after it': spkiAround(Buffer.concat([good, zero])),
};

/** The same key without the NULL of rsaEncryption. */
export const withoutNull = spkiAround(good, Buffer.alloc(0));

/** As it should be: what the others differ from. */
export const asItShouldBe = spkiOf(wellWritten);
