import { ExtendedKeyUsageType } from '@aws-sdk/client-acm-pca';
import * as v from 'valibot';
import { keyUsageNames } from './requested-extensions.ts';

// What is real but not emulated is refused rather than left out of a certificate without a word.

const text = (longest: number) => v.exactOptional(v.pipe(v.string(), v.maxLength(longest)));
const printable = v.exactOptional(
  v.pipe(v.string(), v.maxLength(64), v.regex(/^[a-zA-Z0-9'()+,\-.?:/= ]*$/)),
);
const objectIdentifier = v.pipe(v.string(), v.maxLength(64), v.regex(/^[0-2](\.(0|[1-9]\d*))+$/));
const optionalList = <Schema extends v.GenericSchema>(item: Schema, most = 20) =>
  v.exactOptional(v.pipe(v.array(item), v.minLength(1), v.maxLength(most)));

const SubjectSchema = v.strictObject({
  Country: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z]{2}$/))),
  Organization: text(64),
  OrganizationalUnit: text(64),
  DistinguishedNameQualifier: printable,
  State: text(128),
  Locality: text(128),
  CommonName: text(64),
  SerialNumber: printable,
  Title: text(64),
  Surname: text(40),
  GivenName: text(16),
  Initials: text(5),
  Pseudonym: text(128),
  GenerationQualifier: text(3),
  CustomAttributes: optionalList(
    v.strictObject({ ObjectIdentifier: objectIdentifier, Value: v.pipe(v.string(), v.maxLength(256)) }),
    30,
  ),
});

const GeneralNameSchema = v.strictObject({
  OtherName: v.exactOptional(
    v.strictObject({ TypeId: objectIdentifier, Value: v.pipe(v.string(), v.maxLength(256)) }),
  ),
  Rfc822Name: text(256),
  DnsName: text(253),
  DirectoryName: v.exactOptional(SubjectSchema),
  UniformResourceIdentifier: text(253),
});

/**
 * What a caller may ask for in a certificate, with the lengths that the API lets through.
 * https://docs.aws.amazon.com/privateca/latest/APIReference/API_ApiPassthrough.html
 */
export const ApiPassthroughSchema = v.strictObject({
  Subject: v.exactOptional(SubjectSchema),
  Extensions: v.exactOptional(
    v.strictObject({
      CertificatePolicies: optionalList(v.strictObject({ CertPolicyId: objectIdentifier })),
      ExtendedKeyUsage: optionalList(
        v.strictObject({
          ExtendedKeyUsageType: v.exactOptional(v.enum(ExtendedKeyUsageType)),
          ExtendedKeyUsageObjectIdentifier: v.exactOptional(objectIdentifier),
        }),
      ),
      KeyUsage: v.exactOptional(
        v.strictObject(v.entriesFromList(keyUsageNames, v.exactOptional(v.boolean()))),
      ),
      SubjectAlternativeNames: optionalList(GeneralNameSchema),
      CustomExtensions: optionalList(
        v.strictObject({
          ObjectIdentifier: objectIdentifier,
          Value: v.pipe(v.string(), v.maxLength(4096), v.base64()),
          Critical: v.exactOptional(v.boolean()),
        }),
      ),
    }),
  ),
});
