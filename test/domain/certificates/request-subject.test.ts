import { AttributeTypeAndValue, AttributeValue, Name, RelativeDistinguishedName } from '@peculiar/asn1-x509';
import { describe, expect, it } from 'vitest';
import { brokenRule } from '../../support/broken-rule.ts';
import { certificateRequest } from '../../support/certificate-requests.ts';

const commonName = '2.5.4.3';
const country = '2.5.4.6';

const subjectOf = (
  ...attributes: readonly (readonly [string, ConstructorParameters<typeof AttributeValue>[0]])[]
) =>
  new Name(
    attributes.map(
      ([type, value]) =>
        new RelativeDistinguishedName([
          new AttributeTypeAndValue({ type, value: new AttributeValue(value) }),
        ]),
    ),
  );

describe('the subject of a certificate request', () => {
  it.each([
    ['a common name', subjectOf([commonName, { utf8String: 'Åstas telefon' }])],
    ['a common name of 64 characters', subjectOf([commonName, { utf8String: '🔑'.repeat(64) }])],
    [
      'a country and a name',
      subjectOf([country, { printableString: 'SE' }], [commonName, { bmpString: 'phone' }]),
    ],
    ['a mail address', subjectOf(['1.2.840.113549.1.9.1', { ia5String: `${'a'.repeat(200)}@example.com` }])],
  ])('may be %s', (_, subject) => {
    expect(brokenRule(certificateRequest({ subject }))).toBe('none');
  });

  it.each([
    ['empty', new Name()],
    ['a name of no attributes', new Name([new RelativeDistinguishedName()])],
    ['an empty text', subjectOf([commonName, { utf8String: '' }])],
    ['a blank text', subjectOf([commonName, { utf8String: ' \u00a0' }])],
    [
      'one blank text among others',
      subjectOf([country, { printableString: 'SE' }], [commonName, { utf8String: ' ' }]),
    ],
    ['a control character', subjectOf([commonName, { utf8String: 'phone\u0000' }])],
    ['a common name of 65 characters', subjectOf([commonName, { utf8String: 'a'.repeat(65) }])],
    ['a country of three letters', subjectOf([country, { printableString: 'SWE' }])],
    ['no text', subjectOf([commonName, { anyValue: Uint8Array.of(2, 1, 1).buffer }])],
  ])('may not be %s', (_, subject) => {
    expect(brokenRule(certificateRequest({ subject }))).toBe('subject');
  });
});
