import { AsnConvert, AsnUtf8StringConverter, OctetString } from '@peculiar/asn1-schema';
import { GeneralName, GeneralNames, KeyUsage as KeyUsageExtension, OtherName } from '@peculiar/asn1-x509';
import { keyUsageBits, type KeyUsage } from './certificate-kinds.ts';

/** Object identifiers of the extensions that our certificates may have. */
export const extensionIds = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlDistributionPoints: '2.5.29.31',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  authorityInformationAccess: '1.3.6.1.5.5.7.1.1',
  /** szOID_NTDS_CA_SECURITY_EXT: the account that Windows maps the certificate to. */
  securityIdentifier: '1.3.6.1.4.1.311.25.2',
} as const;

/** Names of kind otherName (RFC 5280 section 4.2.1.6) by the type of what they hold. */
export const otherNameIds = {
  /** szOID_NT_PRINCIPAL_NAME: https://learn.microsoft.com/openspecs/windows_protocols/ms-wcce/ea9ef420-4cbf-44bc-b093-c4175139f90f */
  userPrincipalName: '1.3.6.1.4.1.311.20.2.3',
  /** szOID_NTDS_OBJECTSID */
  objectSid: '1.3.6.1.4.1.311.25.2.1',
} as const;

/** An extension as bytes (RFC 5280 section 4.2). */
export interface Extension {
  readonly id: string;
  readonly critical: boolean;
  /** DER of the value. */
  readonly value: Buffer;
}

/**
 * The key usage extension, critical as RFC 5280 section 4.2.1.3 asks for: PCA writes one that is given in
 * its own fields without that mark.
 */
export const keyUsageExtension = (usages: readonly KeyUsage[]): Extension => {
  const flags = usages.reduce((bits, usage) => bits | (1 << keyUsageBits[usage]), 0);
  return { id: extensionIds.keyUsage, critical: true, value: encode(new KeyUsageExtension(flags)) };
};

/**
 * The extension that names the Windows account, without which domain controllers no longer map a certificate
 * to it (KB5014754). MS-WCCE section 2.2.2.7.7.4: otherName with the SID as text.
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-wcce/e563cff8-1af6-4e6f-a655-7571ca482e71
 * @param sid security identifier, such as `S-1-5-21-…`
 */
export const securityIdentifierExtension = (sid: string): Extension => {
  const value = AsnConvert.serialize(new OctetString(Buffer.from(sid, 'ascii')));
  const names = new GeneralNames([otherName(otherNameIds.objectSid, value)]);
  return { id: extensionIds.securityIdentifier, critical: false, value: encode(names) };
};

/**
 * The subject alternative names of a user.
 * @param upn Windows' user principal name: UTF8String, as MS-WCCE and smart card logon want it
 */
export const alternativeNames = ({
  email,
  upn,
}: {
  email: string | undefined;
  upn: string | undefined;
}): GeneralName[] => {
  const names = email === undefined ? [] : [new GeneralName({ rfc822Name: email })];
  if (upn !== undefined)
    names.push(otherName(otherNameIds.userPrincipalName, AsnUtf8StringConverter.toASN(upn).toBER()));
  return names;
};

const otherName = (typeId: string, value: ArrayBuffer): GeneralName =>
  new GeneralName({ otherName: new OtherName({ typeId, value }) });

/** @param value an object of the ASN.1 classes of asn1-x509 */
export const encode = (value: unknown): Buffer => Buffer.from(AsnConvert.serialize(value));
