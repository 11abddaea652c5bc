import { createHash } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  CRLDistributionPoints,
  DistributionPoint,
  DistributionPointName,
  Extension,
  GeneralName,
  KeyIdentifier,
  KeyUsage,
  SubjectKeyIdentifier,
  type SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509';
import { toArrayBuffer } from './keys.ts';

/** Object identifiers of extensions of certificates (RFC 5280 section 4.2.1) and of CRLs (section 5). */
export const extensionIds = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
} as const;

/**
 * An extension.
 * @param value an object of the ASN.1 classes of asn1-x509
 */
export const extension = (name: keyof typeof extensionIds, value: unknown, critical = false): Extension =>
  new Extension({
    extnID: extensionIds[name],
    critical,
    extnValue: new OctetString(AsnConvert.serialize(value)),
  });

/** The key identifier of RFC 5280 section 4.2.1.2, method 1. */
const deriveKeyIdentifier = (spki: SubjectPublicKeyInfo): ArrayBuffer =>
  toArrayBuffer(createHash('sha1').update(Buffer.from(spki.subjectPublicKey)).digest());

/**
 * Basic constraints, critical.
 * @param pathLength how many CAs may follow below this one; any number when left out
 */
export const basicConstraints = (cA: boolean, pathLength?: number): Extension =>
  extension(
    'basicConstraints',
    new BasicConstraints({ cA, ...(pathLength !== undefined && { pathLenConstraint: pathLength }) }),
    true,
  );

/** Key usage. @param flags sum of KeyUsageFlags */
export const keyUsage = (flags: number, critical: boolean): Extension =>
  extension('keyUsage', new KeyUsage(flags), critical);

/** The identifier of the key that signs. */
export const authorityKeyIdentifier = (ca: SubjectPublicKeyInfo): Extension =>
  extension(
    'authorityKeyIdentifier',
    new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(deriveKeyIdentifier(ca)) }),
  );

/** The identifiers of the certified key and of the key that signs. */
export const keyIdentifiers = (key: SubjectPublicKeyInfo, ca: SubjectPublicKeyInfo): Extension[] => [
  extension('subjectKeyIdentifier', new SubjectKeyIdentifier(deriveKeyIdentifier(key))),
  authorityKeyIdentifier(ca),
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
