import { createHash } from 'node:crypto';
import type { ApiPassthrough, CustomExtension, GeneralName as PcaName } from '@aws-sdk/client-acm-pca';
import { AsnConvert, AsnUtf8StringConverter, OctetString } from '@peculiar/asn1-schema';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  CRLDistributionPoints,
  DistributionPoint,
  DistributionPointName,
  ExtendedKeyUsage,
  Extension,
  GeneralName,
  KeyIdentifier,
  OtherName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  type SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509';
import { arrayBufferOf } from './keys.ts';

/** Object identifiers of the extensions of RFC 5280 section 4.2.1. */
export const extensionIds = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlDistributionPoints: '2.5.29.31',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
} as const;

// Names in the ACM PCA API.
const keyPurposes: Readonly<Record<string, string>> = {
  CLIENT_AUTH: '1.3.6.1.5.5.7.3.2',
  EMAIL_PROTECTION: '1.3.6.1.5.5.7.3.4',
  SERVER_AUTH: '1.3.6.1.5.5.7.3.1',
  SMART_CARD_LOGIN: '1.3.6.1.4.1.311.20.2.2',
};

const extension = (name: keyof typeof extensionIds, value: unknown, critical = false): Extension =>
  new Extension({
    extnID: extensionIds[name],
    critical,
    extnValue: new OctetString(AsnConvert.serialize(value)),
  });

/** The key identifier of RFC 5280 section 4.2.1.2, method 1. */
const identifierOf = (spki: SubjectPublicKeyInfo): ArrayBuffer =>
  arrayBufferOf(createHash('sha1').update(Buffer.from(spki.subjectPublicKey)).digest());

/** Basic constraints, critical. */
export const basicConstraints = (cA: boolean): Extension =>
  extension('basicConstraints', new BasicConstraints({ cA }), true);

/** The identifiers of the certified key and of the key that signs. */
export const keyIdentifiers = (key: SubjectPublicKeyInfo, ca: SubjectPublicKeyInfo): Extension[] => [
  extension('subjectKeyIdentifier', new SubjectKeyIdentifier(identifierOf(key))),
  extension(
    'authorityKeyIdentifier',
    new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(identifierOf(ca)) }),
  ),
];

/** Where the CRL is. */
export const crlDistributionPoint = (uri: string): Extension => {
  const fullName = [new GeneralName({ uniformResourceIdentifier: uri })];
  const distributionPoint = new DistributionPointName({ fullName });
  return extension(
    'crlDistributionPoints',
    new CRLDistributionPoints([new DistributionPoint({ distributionPoint })]),
  );
};

const generalName = ({ Rfc822Name, DnsName, OtherName: other }: PcaName): GeneralName => {
  if (other) {
    const value = AsnUtf8StringConverter.toASN(other.Value ?? '').toBER();
    return new GeneralName({ otherName: new OtherName({ typeId: other.TypeId ?? '', value }) });
  }
  if (Rfc822Name !== undefined) return new GeneralName({ rfc822Name: Rfc822Name });
  if (DnsName !== undefined) return new GeneralName({ dNSName: DnsName });
  throw new Error('The test CA knows names of the kinds Rfc822Name, DnsName and OtherName');
};

const customExtension = ({ ObjectIdentifier = '', Value = '', Critical = false }: CustomExtension) =>
  new Extension({
    extnID: ObjectIdentifier,
    critical: Critical,
    extnValue: new OctetString(Buffer.from(Value, 'base64')),
  });

/** The extensions that a caller of ACM PCA asks for. */
export const requestedExtensions = ({ Extensions = {} }: ApiPassthrough): Extension[] => {
  const {
    SubjectAlternativeNames,
    ExtendedKeyUsage: purposes,
    CustomExtensions = [],
    ...others
  } = Extensions;
  const unknown = Object.keys(others);
  if (unknown.length > 0)
    throw new Error(`The test CA does not know these extensions: ${unknown.join(', ')}`);
  const purposeIds = (purposes ?? []).map(
    ({ ExtendedKeyUsageType: type = '', ExtendedKeyUsageObjectIdentifier: id }) =>
      id ?? keyPurposes[type] ?? type,
  );
  return [
    ...CustomExtensions.map(customExtension),
    ...(SubjectAlternativeNames
      ? [
          extension(
            'subjectAlternativeName',
            new SubjectAlternativeName(SubjectAlternativeNames.map(generalName)),
          ),
        ]
      : []),
    ...(purposes ? [extension('extendedKeyUsage', new ExtendedKeyUsage(purposeIds))] : []),
  ];
};
