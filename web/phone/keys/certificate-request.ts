import { Attributes, CertificationRequest, CertificationRequestInfo } from '@peculiar/asn1-csr';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  AttributeValue,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509';
import { challengePasswordId } from '../../../domain/certificates/certificate-kinds.ts';
import { toPem } from './encodings.ts';

/** X.520 commonName. */
const commonNameId = '2.5.4.3';

/** ecdsa-with-SHA256, which has no parameters (RFC 5758 section 3.2). */
const ecdsaWithSha256 = '1.2.840.10045.4.3.2';

/**
 * A certificate signing request (PKCS #10, RFC 2986) for a key of P-256, signed by it. It asks for no
 * extensions: what the certificate says comes from the directory.
 * @param privateKey an ECDSA key
 * @param publicKey its DER SubjectPublicKeyInfo
 * @param commonName tells requests apart; no certificate takes its subject from it
 * @param challenge of the order: binds the request to it
 * @returns PEM (RFC 7468 section 7)
 */
export const createCertificateRequest = async (
  privateKey: CryptoKey,
  publicKey: ArrayBuffer,
  commonName: string,
  challenge: string,
): Promise<string> => {
  const certificationRequestInfo = new CertificationRequestInfo({
    version: 0,
    subject: toName(commonName),
    subjectPKInfo: AsnConvert.parse(publicKey, SubjectPublicKeyInfo),
    attributes: new Attributes([toChallengePassword(challenge)]),
  });
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const signed = AsnConvert.serialize(certificationRequestInfo);
  const raw = new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, signed));
  const request = new CertificationRequest({
    certificationRequestInfo,
    signatureAlgorithm: new AlgorithmIdentifier({ algorithm: ecdsaWithSha256 }),
    signature: derSignature(raw),
  });
  return toPem('CERTIFICATE REQUEST', new Uint8Array(AsnConvert.serialize(request)));
};

/**
 * An ECDSA signature as X.509 wants it, a SEQUENCE of two INTEGERs (RFC 3279 section 2.2.3), from what
 * WebCrypto gives: both numbers with all their bytes, one after the other.
 * @param raw at most 64 bytes, so that every length takes one byte
 */
export const derSignature = (raw: Uint8Array): ArrayBuffer => {
  const half = raw.length / 2;
  const numbers = [...derInteger(raw.subarray(0, half)), ...derInteger(raw.subarray(half))];
  return Uint8Array.of(0x30, numbers.length, ...numbers).buffer;
};

// INTEGER: the fewest bytes whose first bit is 0, since that bit is the sign (X.690 section 8.3.2).
const derInteger = (bytes: Uint8Array): readonly number[] => {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? [0] : [...bytes.subarray(first)];
  const positive = (digits[0] ?? 0) < 0x80 ? digits : [0, ...digits];
  return [0x02, positive.length, ...positive];
};

/** PKCS #9 challengePassword (RFC 2985 section 5.4.1). */
const toChallengePassword = (challenge: string): Attribute => {
  const value = AsnConvert.serialize(new AttributeValue({ utf8String: challenge }));
  return new Attribute({ type: challengePasswordId, values: [value] });
};

const toName = (commonName: string): Name => {
  const value = new AttributeValue({ utf8String: commonName });
  return new Name([
    new RelativeDistinguishedName([new AttributeTypeAndValue({ type: commonNameId, value })]),
  ]);
};
