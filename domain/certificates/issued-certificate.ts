import type { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, type TBSCertificate } from '@peculiar/asn1-x509';
import type { Extension } from './certificate-extensions.ts';
import { parseCertificates } from './chain.ts';

/**
 * A certificate as the CA handed it out, with the CA certificates above it. The constructor throws when the
 * text is not one certificate.
 */
export class IssuedCertificate {
  readonly certificate: X509Certificate;
  /** The CA that issued it, the CA that issued that one, and so on. */
  readonly issuers: readonly X509Certificate[];
  readonly content: TBSCertificate;
  readonly extensions: readonly Extension[];

  /**
   * @param pem the certificate
   * @param chain the CA certificates above it, its own issuer first
   */
  constructor(pem: string, chain: string) {
    const [certificate, ...others] = parseCertificates(pem);
    if (!certificate || others.length > 0) throw new TypeError('not one certificate');
    this.certificate = certificate;
    this.issuers = parseCertificates(chain);
    this.content = AsnConvert.parse(certificate.raw, Certificate).tbsCertificate;
    this.extensions = Array.from(this.content.extensions ?? [], ({ extnID, critical, extnValue }) => ({
      id: extnID,
      critical,
      value: Buffer.from(extnValue.buffer),
    }));
  }

  /** The extension of this object identifier, undefined where the certificate has none. */
  extension(id: string): Extension | undefined {
    return this.extensions.find((extension) => extension.id === id);
  }
}
