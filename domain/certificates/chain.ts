import { X509Certificate } from 'node:crypto';

const pemPattern = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Every certificate in a PEM text. @throws one of them can't be read */
export const parseCertificates = (pem: string): X509Certificate[] =>
  (pem.match(pemPattern) ?? []).map((part) => new X509Certificate(part));

/** Whether each is issued by the next one. The last one of a whole chain is a root, which signs itself. */
export const isChain = (certificates: readonly X509Certificate[]): boolean =>
  certificates.every((each, at) => isIssuedBy(each, certificates[at + 1] ?? each));

const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

/** Whether it is a CA's, and valid at a moment. */
export const isAuthorityAt = ({ ca, validFrom, validTo }: X509Certificate, moment: Date): boolean =>
  ca && new Date(validFrom) <= moment && moment <= new Date(validTo);
