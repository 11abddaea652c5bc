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
  { csr, profile }: AskedCertificate,
  idempotencyToken: string,
): IssueRequest => ({
  csr,
  idempotencyToken,
  apiPassthrough: toApiPassthrough(profile),
  notAfter: profile.notAfter,
});

/**
 * A profile in the words of ACM PCA. Subject and alternative names are always there: PCA would take those of
 * the CSR for missing ones.
 * https://docs.aws.amazon.com/privateca/latest/APIReference/API_ApiPassthrough.html
 */
export const toApiPassthrough = (profile: CertificateProfile) => ({
  Subject: {
    CommonName: profile.commonName,
    ...(profile.serialNumber !== undefined && { SerialNumber: profile.serialNumber }),
  },
  Extensions: {
    SubjectAlternativeNames: [{ Rfc822Name: profile.email }, ...listPrincipalNames(profile.upn)],
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

const listPrincipalNames = (upn: string | undefined) =>
  upn === undefined ? [] : [{ OtherName: { TypeId: otherNameIds.userPrincipalName, Value: upn } }];
