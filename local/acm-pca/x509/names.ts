import type { ASN1Subject } from '@aws-sdk/client-acm-pca';
import { AttributeTypeAndValue, AttributeValue, Name, RelativeDistinguishedName } from '@peculiar/asn1-x509';

// RFC 5280 appendix A.1 names these attributes.
const attributeTypes = [
  ['Country', '2.5.4.6'],
  ['Organization', '2.5.4.10'],
  ['OrganizationalUnit', '2.5.4.11'],
  ['DistinguishedNameQualifier', '2.5.4.46'],
  ['State', '2.5.4.8'],
  ['Locality', '2.5.4.7'],
  ['CommonName', '2.5.4.3'],
  ['SerialNumber', '2.5.4.5'],
  ['Title', '2.5.4.12'],
  ['Surname', '2.5.4.4'],
  ['GivenName', '2.5.4.42'],
  ['Initials', '2.5.4.43'],
  ['Pseudonym', '2.5.4.65'],
  ['GenerationQualifier', '2.5.4.44'],
] as const;

// X.520 lets these be PrintableString only.
const printable = ['2.5.4.5', '2.5.4.6', '2.5.4.46'];

const attribute = (type: string, text: string): RelativeDistinguishedName => {
  const value = new AttributeValue(
    printable.includes(type) ? { printableString: text } : { utf8String: text },
  );
  return new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value })]);
};

/** A distinguished name as ACM PCA makes it of a subject, standard attributes or custom ones. */
export const toName = (subject: ASN1Subject): Name => {
  const standard = attributeTypes.flatMap(([name, type]) => {
    const text = subject[name];
    return text === undefined ? [] : [attribute(type, text)];
  });
  const custom = (subject.CustomAttributes ?? []).map(({ ObjectIdentifier = '', Value = '' }) =>
    attribute(ObjectIdentifier, Value),
  );
  return new Name([...standard, ...custom]);
};
