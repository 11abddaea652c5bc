import type {
  ApiPassthrough,
  CustomExtension,
  ExtendedKeyUsage as RequestedPurpose,
  ExtendedKeyUsageType,
  GeneralName as RequestedName,
  KeyUsage as RequestedKeyUsage,
} from '@aws-sdk/client-acm-pca';
import { AsnUtf8StringConverter, OctetString } from '@peculiar/asn1-schema';
import {
  CertificatePolicies,
  ExtendedKeyUsage,
  Extension,
  GeneralName,
  OtherName,
  PolicyInformation,
  SubjectAlternativeName,
} from '@peculiar/asn1-x509';
import { ServiceError } from '../aws/service-error.ts';
import { extension, keyUsage } from './x509/extensions.ts';
import { toName } from './x509/names.ts';

/** https://docs.aws.amazon.com/privateca/latest/APIReference/API_ExtendedKeyUsage.html */
const keyPurposes = {
  SERVER_AUTH: '1.3.6.1.5.5.7.3.1',
  CLIENT_AUTH: '1.3.6.1.5.5.7.3.2',
  CODE_SIGNING: '1.3.6.1.5.5.7.3.3',
  EMAIL_PROTECTION: '1.3.6.1.5.5.7.3.4',
  TIME_STAMPING: '1.3.6.1.5.5.7.3.8',
  OCSP_SIGNING: '1.3.6.1.5.5.7.3.9',
  SMART_CARD_LOGIN: '1.3.6.1.4.1.311.20.2.2',
  DOCUMENT_SIGNING: '1.3.6.1.4.1.311.10.3.12',
  CERTIFICATE_TRANSPARENCY: '1.3.6.1.4.1.11129.2.4.4',
} as const satisfies Record<ExtendedKeyUsageType, string>;

/** Key usages by their names in the API, in the order of their bits (RFC 5280 section 4.2.1.3). */
export const keyUsageNames = [
  'DigitalSignature',
  'NonRepudiation',
  'KeyEncipherment',
  'DataEncipherment',
  'KeyAgreement',
  'KeyCertSign',
  'CRLSign',
  'EncipherOnly',
  'DecipherOnly',
] as const;

const invalid = (message: string) => new ServiceError('InvalidArgsException', message);

// The value of an OtherName is text, which smart card logon wants as UTF8String.
const otherName = ({ TypeId = '', Value = '' }: NonNullable<RequestedName['OtherName']>) =>
  new OtherName({ typeId: TypeId, value: AsnUtf8StringConverter.toASN(Value).toBER() });

const generalName = (name: RequestedName): GeneralName => {
  if (Object.keys(name).length !== 1) throw invalid('A GeneralName must have exactly one of its members');
  return new GeneralName({
    ...(name.Rfc822Name !== undefined && { rfc822Name: name.Rfc822Name }),
    ...(name.DnsName !== undefined && { dNSName: name.DnsName }),
    ...(name.UniformResourceIdentifier !== undefined && {
      uniformResourceIdentifier: name.UniformResourceIdentifier,
    }),
    ...(name.DirectoryName && { directoryName: toName(name.DirectoryName) }),
    ...(name.OtherName && { otherName: otherName(name.OtherName) }),
  });
};

const purposeId = ({
  ExtendedKeyUsageType: type,
  ExtendedKeyUsageObjectIdentifier: id,
}: RequestedPurpose) => {
  const named = type && keyPurposes[type];
  if ((named === undefined) === (id === undefined))
    throw invalid('An ExtendedKeyUsage must have a type or an object identifier, and not both');
  return named ?? id ?? '';
};

// PCA gives a key usage from its own member no critical mark; a custom extension can have one.
const usageExtension = (usage: RequestedKeyUsage): Extension => {
  const bits = keyUsageNames.map((name, bit) => (usage[name] === true ? 1 << bit : 0));
  return keyUsage(
    bits.reduce((flags, bit) => flags | bit, 0),
    false,
  );
};

const customExtension = ({ ObjectIdentifier = '', Value = '', Critical = false }: CustomExtension) =>
  new Extension({
    extnID: ObjectIdentifier,
    critical: Critical,
    extnValue: new OctetString(Buffer.from(Value, 'base64')),
  });

/** No certificate has an extension twice (RFC 5280 section 4.2); what AWS answers is written nowhere. */
const refuseTwice = (extensions: readonly Extension[]): Extension[] => {
  const ids = extensions.map(({ extnID }) => extnID);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) throw invalid(`The extension ${twice} is asked for twice`);
  return [...extensions];
};

/**
 * The extensions that a caller of IssueCertificate asks for.
 * @throws {ServiceError} InvalidArgsException
 */
export const toExtensions = ({ Extensions = {} }: ApiPassthrough): Extension[] => {
  const { SubjectAlternativeNames: names, ExtendedKeyUsage: purposes, KeyUsage: usage } = Extensions;
  const { CertificatePolicies: policies, CustomExtensions = [] } = Extensions;
  const informations = policies?.map(
    ({ CertPolicyId: policyIdentifier = '' }) => new PolicyInformation({ policyIdentifier }),
  );
  return refuseTwice([
    ...CustomExtensions.map(customExtension),
    ...(usage ? [usageExtension(usage)] : []),
    ...(names
      ? [extension('subjectAlternativeName', new SubjectAlternativeName(names.map(generalName)))]
      : []),
    ...(purposes ? [extension('extendedKeyUsage', new ExtendedKeyUsage(purposes.map(purposeId)))] : []),
    ...(informations ? [extension('certificatePolicies', new CertificatePolicies(informations))] : []),
  ]);
};
