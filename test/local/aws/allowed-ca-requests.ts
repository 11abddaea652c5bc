import { formatArn } from '../../../local/aws/place.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const CertificateAuthorityArn = formatArn(
  'acm-pca',
  'certificate-authority/1eaf0000-0000-4000-8000-000000000001',
);
const authority = { CertificateAuthorityArn };
const Validity = { Type: 'DAYS', Value: 1 };
const Subject = {
  Country: 'SE',
  Organization: 'Example',
  OrganizationalUnit: 'Unit',
  DistinguishedNameQualifier: '1',
  State: 'Skåne',
  Locality: 'Malmö',
  CommonName: 'Alva',
  SerialNumber: '4711',
  Title: 'Dr',
  Surname: 'Ek',
  GivenName: 'Alva',
  Initials: 'AE',
  Pseudonym: 'a',
  GenerationQualifier: 'III',
  CustomAttributes: [{ ObjectIdentifier: '1.2.3', Value: 'x' }],
};
const GeneralName = {
  OtherName: { TypeId: '1.2.3', Value: 'x' },
  Rfc822Name: 'alva@example.com',
  DnsName: 'example.com',
  DirectoryName: Subject,
  UniformResourceIdentifier: 'https://example.com',
};
const usages = ['DigitalSignature', 'NonRepudiation', 'KeyEncipherment', 'DataEncipherment', 'KeyAgreement'];
const KeyUsage = Object.fromEntries(
  [...usages, 'KeyCertSign', 'CRLSign', 'EncipherOnly', 'DecipherOnly'].map((name) => [name, false]),
);
const Extensions = {
  CertificatePolicies: [{ CertPolicyId: '1.2.3' }],
  ExtendedKeyUsage: [{ ExtendedKeyUsageType: 'CLIENT_AUTH', ExtendedKeyUsageObjectIdentifier: '1.2.3' }],
  KeyUsage,
  SubjectAlternativeNames: [GeneralName],
  CustomExtensions: [{ ObjectIdentifier: '1.2.3', Value: 'AAAA', Critical: true }],
};

/** A request of each emulated operation of Private CA with every member that is emulated. */
export const caRequests = {
  DescribeCertificateAuthority: authority,
  GetCertificate: { ...authority, CertificateArn: `${CertificateAuthorityArn}/certificate/0` },
  GetCertificateAuthorityCertificate: authority,
  IssueCertificate: {
    ...authority,
    Csr: base64('CSR'),
    SigningAlgorithm: 'SHA256WITHECDSA',
    TemplateArn: 'arn:aws:acm-pca:::template/EndEntityCertificate/V1',
    ApiPassthrough: { Subject, Extensions },
    Validity,
    ValidityNotBefore: Validity,
    IdempotencyToken: 'token',
  },
  ListCertificateAuthorities: {},
  RevokeCertificate: { ...authority, CertificateSerial: '0a:ff', RevocationReason: 'SUPERSEDED' },
} as const;
