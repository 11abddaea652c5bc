import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { CertificateMismatch } from './certificate-mismatch.ts';
import { base64url, parsePem } from './encodings.ts';

/**
 * The public key that a certificate (RFC 5280) is for.
 * @param pem the certificate
 * @returns DER SubjectPublicKeyInfo as base64url
 * @throws {CertificateMismatch} it is no certificate
 */
export const readPublicKey = (pem: string): string => {
  try {
    const { tbsCertificate } = AsnConvert.parse(parsePem(pem), Certificate);
    return base64url(new Uint8Array(AsnConvert.serialize(tbsCertificate.subjectPublicKeyInfo)));
  } catch {
    throw new CertificateMismatch('not a certificate');
  }
};
