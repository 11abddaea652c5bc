import type { ASN1Subject } from '@aws-sdk/client-acm-pca';
import { AttributeTypeAndValue, AttributeValue, Name, RelativeDistinguishedName } from '@peculiar/asn1-x509';

// RFC 5280 appendix A.1 names these attributes; the order is that of ASN1Subject in the ACM PCA API.
const attributeTypes = [
  ['Country', '2.5.4.6'],
  ['Organization', '2.5.4.10'],
  ['OrganizationalUnit', '2.5.4.11'],
  ['CommonName', '2.5.4.3'],
  ['SerialNumber', '2.5.4.5'],
  ['Surname', '2.5.4.4'],
  ['GivenName', '2.5.4.42'],
] as const;

// X.520 lets these be PrintableString only.
const printable = ['2.5.4.5', '2.5.4.6'];

const attribute = (type: string, text: string): RelativeDistinguishedName => {
  const value = new AttributeValue(
    printable.includes(type) ? { printableString: text } : { utf8String: text },
  );
  return new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value })]);
};

/** A distinguished name as ACM PCA makes it of a subject, standard attributes or custom ones. */
export const nameOf = (subject: ASN1Subject): Name => {
  const standard = attributeTypes.flatMap(([name, type]) => {
    const text = subject[name];
    return text === undefined ? [] : [attribute(type, text)];
  });
  const custom = (subject.CustomAttributes ?? []).map(({ ObjectIdentifier = '', Value = '' }) =>
    attribute(ObjectIdentifier, Value),
  );
  return new Name([...standard, ...custom]);
};
