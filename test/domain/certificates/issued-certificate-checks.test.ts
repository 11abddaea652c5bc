import {
  AsnBmpStringConverter,
  AsnConvert,
  AsnIA5StringConverter,
  AsnUtf8StringConverter,
  OctetString,
} from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  ExtendedKeyUsage,
  GeneralName,
  OtherName,
  SubjectAlternativeName,
} from '@peculiar/asn1-x509';
import { describe, expect, it } from 'vitest';
import {
  checkIssuedCertificate,
  issuedCertificateChecks,
} from '../../../domain/certificates/issued-certificate-checks.ts';
import { derOf, pemOf } from '../../../local/acm-pca/x509/index.ts';
import { asked, ca, failedCheck, issue } from '../../support/issued-certificates.ts';
import { later, user } from '../../support/orders.ts';
import { extensionIds, TestCa, type Deviation } from '../../support/test-ca.ts';
import { keyPair } from '../../support/x509/keys.ts';

const replaced = (pem: string, from: string, to: string): string =>
  pemOf('CERTIFICATE', Buffer.from(derOf(pem).toString('hex').replaceAll(from, to), 'hex'));

const otherCa = new TestCa('Other CA');
const sidExtension = '1.3.6.1.4.1.311.25.2';

const extension = (ObjectIdentifier: string, value: unknown, Critical = false) => ({
  ObjectIdentifier,
  Critical,
  Value: Buffer.from(AsnConvert.serialize(value)).toString('base64'),
});
const keyUsage = (Value: string, Critical = true) => ({
  ObjectIdentifier: extensionIds.keyUsage,
  Critical,
  Value,
});
const names = (...values: GeneralName[]) =>
  extension(extensionIds.subjectAlternativeName, new SubjectAlternativeName(values));
const mail = new GeneralName({ rfc822Name: user().email });
const principal = (value: ArrayBuffer) =>
  new GeneralName({ otherName: new OtherName({ typeId: '1.3.6.1.4.1.311.20.2.3', value }) });
const { commonName, employeeNumber = '' } = user();
const purposes = (...ids: string[]) => extension(extensionIds.extendedKeyUsage, new ExtendedKeyUsage(ids));
const [clientAuth, smartCardLogon] = ['1.3.6.1.5.5.7.3.2', '1.3.6.1.4.1.311.20.2.2'];

describe('an issued certificate', () => {
  it.each(['authentication', 'signature', 'encryption'] as const)(
    'for %s passes when it is as asked',
    (kind) => {
      const issued = issue({}, kind);
      expect(checkIssuedCertificate(issued, asked(kind))).toEqual({
        serial: issued.serial,
        notBefore: '2026-03-01T08:00:00.000Z',
        notAfter: '2028-02-29T09:00:00.000Z',
      });
    },
  );

  it.each<[string, string, Deviation]>([
    ['another key', 'public-key', { key: keyPair('P-256', 'mallory') }],
    ['another name', 'subject', { subject: { CommonName: 'Mallory', SerialNumber: employeeNumber } }],
    ['a part of the name', 'subject', { subject: { CommonName: commonName } }],
    [
      'more of a name',
      'subject',
      { subject: { CommonName: commonName, SerialNumber: employeeNumber, Organization: 'Example' } },
    ],
    ['one more alternative name', 'subject-alternative-name', { extraNames: [{ DnsName: 'example.com' }] }],
    ['one alternative name less', 'subject-alternative-name', { extensions: [names(mail)] }],
    ['no alternative name', 'subject-alternative-name', { without: [extensionIds.subjectAlternativeName] }],
    [
      'a UPN of another string type',
      'subject-alternative-name',
      { extensions: [names(mail, principal(AsnIA5StringConverter.toASN(user().upn ?? '').toBER()))] },
    ],
    ['no key usage', 'key-usage', { without: [extensionIds.keyUsage] }],
    ['a key usage that is not critical', 'key-usage', { extensions: [keyUsage('AwIHgA==', false)] }],
    ['more key usages', 'key-usage', { extensions: [keyUsage('AwIGwA==')] }],
    [
      'the SID of somebody else',
      'security-identifier',
      { extensions: [extension(sidExtension, new OctetString())] },
    ],
    ['no SID', 'security-identifier', { without: [sidExtension] }],
    ['no extended key usage', 'extended-key-usage', { without: [extensionIds.extendedKeyUsage] }],
    ['fewer extended key usages', 'extended-key-usage', { extensions: [purposes(clientAuth)] }],
    [
      'more extended key usages',
      'extended-key-usage',
      { extensions: [purposes(clientAuth, smartCardLogon, '1.3.6.1.5.5.7.3.1')] },
    ],
    ['the right to be a CA', 'basic-constraints', { isCa: true }],
    ['no basic constraints', 'basic-constraints', { without: [extensionIds.basicConstraints] }],
    [
      'basic constraints that are not critical',
      'basic-constraints',
      { extensions: [extension(extensionIds.basicConstraints, new BasicConstraints())] },
    ],
    [
      'a path length',
      'basic-constraints',
      {
        extensions: [
          extension(extensionIds.basicConstraints, new BasicConstraints({ pathLenConstraint: 1 }), true),
        ],
      },
    ],
    [
      'an extension nobody asked for',
      'no-other-extension',
      { extensions: [extension('1.2.3.4', new OctetString())] },
    ],
    [
      'an extension twice',
      'no-other-extension',
      { extensions: [keyUsage('AwIHgA=='), keyUsage('AwIHgA==')] },
    ],
    ['a second more of life', 'not-after', { notAfter: later(730 * 86_400 + 1) }],
    ['a second less of life', 'not-after', { notAfter: later(730 * 86_400 - 1) }],
    ['a beginning in the future', 'not-before', { notBefore: later(6) }],
    ['a beginning long ago', 'not-before', { notBefore: later(-3600 - 301) }],
    ['a signature of another key', 'chain', { signedBy: otherCa }],
    ['the chain of another CA', 'chain', { chainOf: otherCa }],
  ])('with %s fails the check %s', (_, check, deviation) => {
    expect(failedCheck(issue(deviation))).toBe(check);
  });

  it('for signing with a SID fails: nobody asked for it', () => {
    const deviation = { extensions: [extension(sidExtension, new OctetString())] };
    expect(failedCheck(issue(deviation, 'signature'), asked('signature'))).toBe('security-identifier');
  });

  describe('whose UPN is not for smart card logon', () => {
    const withoutLogon = asked('authentication', { sid: undefined });
    const withUpn = (value: ArrayBuffer) =>
      failedCheck(
        issue({
          without: [sidExtension],
          extensions: [names(mail, principal(value)), purposes(clientAuth)],
        }),
        withoutLogon,
      );
    const { upn = '' } = user();

    it.each([
      ['UTF8String', AsnUtf8StringConverter],
      ['IA5String', AsnIA5StringConverter],
      ['BMPString', AsnBmpStringConverter],
    ])('may have it as %s', (_, converter) => {
      expect(withUpn(converter.toASN(upn).toBER())).toBe('none');
      expect(withUpn(converter.toASN(`${upn}.`).toBER())).toBe('subject-alternative-name');
    });

    it('may not have it as what is no text', () => {
      expect(withUpn(AsnConvert.serialize(new OctetString(Buffer.from(upn))))).toBe(
        'subject-alternative-name',
      );
    });
  });

  it('may begin when it is issued, or as long before as ACM PCA sets it back', () => {
    expect(failedCheck(issue({ notBefore: later(5) }))).toBe('none');
    expect(failedCheck(issue({ notBefore: later(-3600 - 299) }))).toBe('none');
  });

  it('may name the user in any order', () => {
    const CustomAttributes = [
      { ObjectIdentifier: '2.5.4.5', Value: employeeNumber },
      { ObjectIdentifier: '2.5.4.3', Value: commonName },
    ];
    expect(failedCheck(issue({ subject: { CustomAttributes } }))).toBe('none');
  });

  it('signed with SHA-224 fails the check signature-algorithm', () => {
    const { pem, chain } = issue();
    expect(failedCheck({ pem: replaced(pem, '2a8648ce3d040302', '2a8648ce3d040301'), chain })).toBe(
      'signature-algorithm',
    );
  });

  it.each([
    ['nothing', ''],
    ['noise', 'phone'],
    ['a broken certificate', issue().pem.replace('MI', 'AA')],
    ['two certificates', issue().pem + issue().pem],
  ])('that is %s is not readable', (_, pem) => {
    expect(failedCheck({ pem, chain: ca.chain })).toBe('readable');
  });

  it('is held to checks with names of their own', () => {
    const checks = issuedCertificateChecks.map(({ check }) => check);
    expect(new Set(checks).size).toBe(checks.length);
  });
});
