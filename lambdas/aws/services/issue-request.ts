import type { AskedCertificate } from '../../../domain/certificates/asked-certificate.ts';
import { otherNameIds } from '../../../domain/certificates/certificate-extensions.ts';
import type { ExtendedKeyUsage } from '../../../domain/certificates/certificate-kinds.ts';
import type { CertificateProfile } from '../../../domain/certificates/certificate-profile.ts';
import type { IssueRequest } from './certificate-authority.ts';

/** https://docs.aws.amazon.com/privateca/latest/APIReference/API_ExtendedKeyUsage.html */
const extendedKeyUsageTypes = {
  clientAuth: 'CLIENT_AUTH',
  emailProtection: 'EMAIL_PROTECTION',
  smartCardLogon: 'SMART_CARD_LOGIN',
} as const satisfies Readonly<Record<ExtendedKeyUsage, string>>;

/**
 * The call to the CA for a certificate of an order; with the token of its intent it is the same call again.
 * @param idempotencyToken as stored with the intent
 */
export const toIssueRequest = (
  { csr, profile, signingAlgorithm }: AskedCertificate,
  idempotencyToken: string,
): IssueRequest => ({
  csr,
  signingAlgorithm,
  idempotencyToken,
  apiPassthrough: toApiPassthrough(profile),
  notAfter: profile.notAfter,
});

/**
 * A profile in the words of ACM PCA. The subject is always there: PCA would take that of the CSR for a missing
 * one. Alternative names it would find none there: a CSR that asks for extensions is refused.
 * https://docs.aws.amazon.com/privateca/latest/APIReference/API_ApiPassthrough.html
 */
export const toApiPassthrough = (profile: CertificateProfile) => ({
  Subject: {
    CommonName: profile.commonName,
    ...(profile.serialNumber !== undefined && { SerialNumber: profile.serialNumber }),
  },
  Extensions: {
    ...alternativeNames(profile),
    ExtendedKeyUsage: profile.extendedKeyUsage.map((usage) => ({
      ExtendedKeyUsageType: extendedKeyUsageTypes[usage],
    })),
    CustomExtensions: profile.extensions.map(({ id, critical, value }) => ({
      ObjectIdentifier: id,
      Critical: critical,
      Value: value.toString('base64'),
    })),
  },
});

const alternativeNames = ({ email, upn }: CertificateProfile) => {
  const names = [
    ...(email === undefined ? [] : [{ Rfc822Name: email }]),
    ...(upn === undefined ? [] : [{ OtherName: { TypeId: otherNameIds.userPrincipalName, Value: upn } }]),
  ];
  return names.length === 0 ? {} : { SubjectAlternativeNames: names };
};
