import type { ExtendedKeyUsage } from './certificate-kinds.ts';
import type { CertificateProfile } from './certificate-profile.ts';
import { otherNameIds } from './certificate-extensions.ts';

/** https://docs.aws.amazon.com/privateca/latest/APIReference/API_ExtendedKeyUsage.html */
const extendedKeyUsageTypes = {
  clientAuth: 'CLIENT_AUTH',
  emailProtection: 'EMAIL_PROTECTION',
  smartCardLogon: 'SMART_CARD_LOGIN',
} as const satisfies Readonly<Record<ExtendedKeyUsage, string>>;

/**
 * A profile in the words of ACM PCA. Subject and alternative names are always there: PCA would take those of
 * the CSR for missing ones.
 * https://docs.aws.amazon.com/privateca/latest/APIReference/API_ApiPassthrough.html
 */
export const apiPassthrough = (profile: CertificateProfile) => ({
  Subject: {
    CommonName: profile.commonName,
    ...(profile.serialNumber !== undefined && { SerialNumber: profile.serialNumber }),
  },
  Extensions: {
    SubjectAlternativeNames: [{ Rfc822Name: profile.email }, ...principalName(profile.upn)],
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

const principalName = (upn: string | undefined) =>
  upn === undefined ? [] : [{ OtherName: { TypeId: otherNameIds.userPrincipalName, Value: upn } }];
