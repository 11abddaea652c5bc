import { AsnConvert } from '@peculiar/asn1-schema';
import { AttributeValue, type GeneralName } from '@peculiar/asn1-x509';
import { encode, otherNameIds } from './certificate-extensions.ts';

/**
 * An alternative name in a form that can be compared. The UPN is text: which string type holds it matters to nobody
 * but smart card logon, which wants UTF8String
 * (https://learn.microsoft.com/troubleshoot/windows-server/windows-security/enabling-smart-card-logon-third-party-certification-authorities).
 */
const toComparable = (name: GeneralName, isForLogon: boolean): string => {
  const { typeId, value } = name.otherName ?? {};
  if (isForLogon || value === undefined || typeId !== otherNameIds.userPrincipalName)
    return encode(name).toString('hex');
  const text = AsnConvert.parse(value, AttributeValue).toString();
  return `UPN ${text}`;
};

/**
 * Alternative names in a form that can be compared, in any order.
 * @param isForLogon whether the certificate is for smart card logon
 * @throws {Error} a UPN is no text
 */
export const listComparableNames = (names: Iterable<GeneralName>, isForLogon: boolean): readonly string[] =>
  Array.from(names, (name) => toComparable(name, isForLogon)).toSorted();
