import { randomBytes } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  Certificate,
  Extensions,
  TBSCertificate,
  Validity,
  Version,
  type Extension,
  type Name,
  type SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509';
import { toArrayBuffer, sign, signatureAlgorithm, type Hash, type KeyPair } from './keys.ts';
import { encodePem } from './pem.ts';

/** What a certificate says. */
export interface CertificateContent {
  readonly issuer: Name;
  readonly subject: Name;
  readonly key: SubjectPublicKeyInfo;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly Extension[];
}

/** A positive serial number of 16 bytes without a leading zero (RFC 5280 section 4.1.2.2). */
const newSerial = (): ArrayBuffer => {
  const bytes = randomBytes(16);
  return toArrayBuffer(bytes.fill(((bytes[0] ?? 0) & 0x3f) | 0x40, 0, 1));
};

/** Signs a certificate and writes it as PEM. */
export const signCertificate = (
  content: CertificateContent,
  signer: KeyPair,
  hash: Hash = 'SHA-256',
): string => {
  const { issuer, subject, key, notBefore, notAfter, extensions } = content;
  const algorithm = signatureAlgorithm(signer, hash);
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: newSerial(),
    signature: algorithm,
    issuer,
    validity: new Validity({ notBefore, notAfter }),
    subject,
    subjectPublicKeyInfo: key,
    extensions: new Extensions([...extensions]),
  });
  const signatureValue = sign(signer, hash, AsnConvert.serialize(tbsCertificate));
  const certificate = new Certificate({ tbsCertificate, signatureAlgorithm: algorithm, signatureValue });
  return encodePem('CERTIFICATE', Buffer.from(AsnConvert.serialize(certificate)));
};
