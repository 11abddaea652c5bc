import { createPublicKey, ECDH, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxRequestBytes } from '../../../domain/certificates/certificate-kinds.ts';
import { pemOf, spkiOf } from '../../../local/acm-pca/x509/index.ts';
import { brokenRule } from '../../support/broken-rule.ts';
import {
  certificateRequest,
  certificateRequestDer,
  notCertificateRequests,
} from '../../support/certificate-requests.ts';
import { keyPair } from '../../support/x509/keys.ts';

// SubjectPublicKeyInfo of P-256 around a point; `length` is that of the point in bytes.
const spkiAround = (point: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from([0x30, 24 + point.length - 1]),
    Buffer.from('301306072a8648ce3d020106082a8648ce3d030107', 'hex'),
    Buffer.from([0x03, point.length + 1, 0]),
    point,
  ]);
const point = spkiOf(keyPair('P-256')).subarray(-65);
const compressedPoint = Buffer.from(ECDH.convertKey(point, 'prime256v1', undefined, undefined, 'compressed'));
const hybridPoint = Buffer.from(ECDH.convertKey(point, 'prime256v1', undefined, undefined, 'hybrid'));
const newRequest = 'NEW CERTIFICATE REQUEST';
const longRsaKey = createPublicKey({
  key: {
    kty: 'RSA',
    n: Buffer.concat([Buffer.from([0xff]), randomBytes(512)]).toString('base64url'),
    e: 'AQAB',
  },
  format: 'jwk',
}).export({ type: 'spki', format: 'der' });

// The outer length in three bytes where DER takes two.
const withLongLength = (): Buffer => {
  const [tag = 0, , length = 0, ...rest] = certificateRequestDer();
  return Buffer.from([tag, 0x82, 0, length, ...rest]);
};

const opensslText = `Certificate Request:
    Data:
        Version: 1 (0x0)
        Subject: CN = phone`;

describe('a certificate request', () => {
  it.each([
    ['signed with SHA-384', certificateRequest({ key: 'P-384', hash: 'SHA-384' })],
    ['signed with SHA-512', certificateRequest({ key: 'RSA-2048', hash: 'SHA-512' })],
    ['of exactly 8 KiB', certificateRequest().padEnd(maxRequestBytes, '\n')],
    ['with lines that end as in Windows', certificateRequest().replaceAll('\n', '\r\n')],
    ['with the label of certtool, keytool and certreq', certificateRequest({ label: newRequest })],
    ['of certreq', `\uFEFF${certificateRequest({ label: newRequest }).replaceAll('\n', '\r\n')}\r\n`],
    ['with what openssl req -text writes before it', `${opensslText}\n${certificateRequest()}`],
    ['with a banner in Windows lines before it', `Request for phone\r\n\r\n${certificateRequest()}`],
    ['with all base64 on one line', certificateRequest().replaceAll(/(?<=[\w+/=])\n(?=[\w+/=])/g, '')],
  ])('%s is taken', (_, pem) => {
    expect(brokenRule(pem)).toBe('none');
  });

  it.each([
    ['of more than 8 KiB', 'size', certificateRequest({ filler: 5000 }).padEnd(maxRequestBytes + 1, '\n')],
    ['of another PEM type', 'pem', certificateRequest({ label: 'CERTIFICATE' })],
    ['with two labels', 'pem', certificateRequest().replace('BEGIN', 'BEGIN NEW')],
    ['with many blanks', 'pem', ' '.repeat(maxRequestBytes)],
    ['with a text on its first line', 'pem', `phone ${certificateRequest()}`],
    [
      'with another PEM block before it',
      'pem',
      `${pemOf('CERTIFICATE', withLongLength())}${certificateRequest()}`,
    ],
    ['with another request before it', 'pem', `${certificateRequest()}${certificateRequest()}`],
    ['with a long text before it', 'size', `${'phone\n'.repeat(1300)}${certificateRequest()}`],
    ['with a text after it', 'pem', `${certificateRequest()}phone`],
    [
      'with base64 that parsers read in their own ways',
      'pem',
      certificateRequest().replace(/=*\n-----END/, 'A$&'),
    ],
    ['with bytes after it', 'pkcs10', certificateRequest({ trailingBytes: 1 })],
    ['of another version', 'pkcs10', certificateRequest({ version: 1 })],
    ['in BER that is not DER', 'pkcs10', pemOf('CERTIFICATE REQUEST', withLongLength())],
    ['of an Ed25519 key', 'key-type', certificateRequest({ key: 'Ed25519' })],
    ['of a key on secp256k1', 'key-type', certificateRequest({ key: 'secp256k1' })],
    ['of a key on P-521', 'key-type', certificateRequest({ key: 'P-521' })],
    [
      'of a key with its own curve parameters',
      'key-type',
      certificateRequest({ key: 'P-256 with explicit parameters' }),
    ],
    [
      'of a compressed point',
      'key-type',
      certificateRequest({ subjectPublicKeyInfo: spkiAround(compressedPoint) }),
    ],
    [
      'of a point in hybrid form',
      'key-type',
      certificateRequest({ subjectPublicKeyInfo: spkiAround(hybridPoint) }),
    ],
    [
      // node:crypto aborts the whole process when it is asked for this key's details.
      'of the point at infinity',
      'key-type',
      certificateRequest({ subjectPublicKeyInfo: spkiAround(Buffer.from([0])) }),
    ],
    [
      'of a point beside its curve',
      'public-key',
      certificateRequest({
        subjectPublicKeyInfo: spkiAround(Buffer.from(point.with(64, (point[64] ?? 0) ^ 1))),
      }),
    ],
    ['of an RSA key of 1024 bits', 'rsa-modulus', certificateRequest({ key: 'RSA-1024' })],
    ['of an RSA key of 2056 bits', 'rsa-modulus', certificateRequest({ key: 'RSA-2056' })],
    [
      'of an RSA key of 4104 bits',
      'rsa-modulus',
      certificateRequest({ subjectPublicKeyInfo: longRsaKey, signedBy: 'RSA-2048' }),
    ],
    ['of an RSA key with exponent 3', 'rsa-exponent', certificateRequest({ key: 'RSA-2048 with e = 3' })],
    ['signed with SHA-1', 'signature-algorithm', certificateRequest({ key: 'RSA-2048', hash: 'SHA-1' })],
    ['signed with ECDSA and SHA-1', 'signature-algorithm', certificateRequest({ hash: 'SHA-1' })],
    [
      'signed with RSASSA-PSS',
      'signature-algorithm',
      certificateRequest({ key: 'RSA-2048', namedAlgorithm: '1.2.840.113549.1.1.10' }),
    ],
    [
      'that names an algorithm for another type of key',
      'signature-algorithm',
      certificateRequest({ namedAlgorithm: '1.2.840.113549.1.1.11' }),
    ],
    [
      'signed with ECDSA that has parameters',
      'signature-parameters',
      certificateRequest({ parameters: Buffer.from('0500', 'hex') }),
    ],
    [
      'signed with RSA that has no parameters',
      'signature-parameters',
      certificateRequest({ key: 'RSA-2048', parameters: null }),
    ],
    [
      'that names another hash than it was signed with',
      'signature',
      certificateRequest({ namedAlgorithm: '1.2.840.10045.4.3.4' }),
    ],
    [
      'signed by another key',
      'signature',
      certificateRequest({ signedBy: keyPair('P-256', 'somebody else') }),
    ],
    ['with a changed signature', 'signature', certificateRequest({ tampered: true })],
    [
      'changed after it was signed',
      'signature',
      certificateRequest({ subjectAfterSigning: { CommonName: 'mallory' } }),
    ],
    ['that asks for extensions', 'extension-request', certificateRequest({ extensionRequest: 'pkcs9' })],
    [
      'that asks for extensions as Windows once did',
      'extension-request',
      certificateRequest({ extensionRequest: 'microsoft' }),
    ],
    ['with another attribute', 'attributes', certificateRequest({ filler: 100 })],
  ])('%s is refused by rule %s', (_, rule, pem) => {
    expect(brokenRule(pem)).toBe(rule);
  });

  it.each(Object.entries(notCertificateRequests()))('that is %s is refused', (_, text) => {
    expect(['pem', 'pkcs10', 'key-type']).toContain(brokenRule(text));
  });

  it('is refused when any byte of it is changed', () => {
    const der = certificateRequestDer();
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(der).map((byte, index) => (index === at ? byte ^ change : byte));
        expect(brokenRule(pemOf('CERTIFICATE REQUEST', changed))).not.toBe('none');
      }),
      { numRuns: 500 },
    );
  });

  it('is refused whatever text it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.uint8Array().map((noise) => pemOf('CERTIFICATE REQUEST', noise)),
        ),
        (text) => {
          expect(brokenRule(text)).not.toBe('none');
        },
      ),
    );
  });
});
