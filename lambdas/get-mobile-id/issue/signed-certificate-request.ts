import { sign, type KeyObject } from 'node:crypto';
import { Attributes, CertificationRequest, CertificationRequestInfo } from '@peculiar/asn1-csr';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509';

/** An elliptic curve key pair to ask a certificate for. */
export interface RequestedKey {
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly privateKey: KeyObject;
}

/** X.520 commonName. */
const commonNameId = '2.5.4.3';

/** ecdsa-with-SHA256, which has no parameters (RFC 5758 section 3.2). */
const ecdsaWithSha256 = '1.2.840.10045.4.3.2';

/**
 * A certificate signing request (PKCS #10, RFC 2986) for a key that was not made on a phone.
 * @param commonName says whose request it is; no certificate takes its subject from it
 * @returns PEM (RFC 7468 section 7)
 */
export const createCertificateRequest = (
  { publicKey, privateKey }: RequestedKey,
  commonName: string,
): string => {
  const certificationRequestInfo = new CertificationRequestInfo({
    version: 0,
    subject: toName(commonName),
    subjectPKInfo: AsnConvert.parse(publicKey, SubjectPublicKeyInfo),
    attributes: new Attributes(),
  });
  const signed = Buffer.from(AsnConvert.serialize(certificationRequestInfo));
  const request = new CertificationRequest({
    certificationRequestInfo,
    signatureAlgorithm: new AlgorithmIdentifier({ algorithm: ecdsaWithSha256 }),
    signature: new Uint8Array(sign('sha256', signed, privateKey)).buffer,
  });
  return toPem(Buffer.from(AsnConvert.serialize(request)));
};

const toName = (commonName: string): Name => {
  const value = new AttributeValue({ utf8String: commonName });
  return new Name([
    new RelativeDistinguishedName([new AttributeTypeAndValue({ type: commonNameId, value })]),
  ]);
};

const toPem = (der: Buffer): string => {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE REQUEST-----', ...lines, '-----END CERTIFICATE REQUEST-----', ''].join(
    '\n',
  );
};
