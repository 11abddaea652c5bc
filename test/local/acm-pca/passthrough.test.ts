import { X509Certificate as NodeCertificate } from 'node:crypto';
import type { ApiPassthrough, Extensions } from '@aws-sdk/client-acm-pca';
import { AsnConvert } from '@peculiar/asn1-schema';
import { BasicConstraints, CertificatePolicies } from '@peculiar/asn1-x509';
import {
  BasicConstraintsExtension,
  CertificatePolicyExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
} from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crlDistributionPoint, extensionIds } from '../../../local/acm-pca/x509/extensions.ts';
import { certificateRequest } from '../../support/certificate-requests.ts';
import { RunningAuthority } from './running.ts';

describe('The template of the local cloud', () => {
  let ca: RunningAuthority;
  beforeAll(async () => {
    ca = await RunningAuthority.start();
  });
  afterAll(() => ca.close());

  const issued = async (
    ApiPassthrough: ApiPassthrough,
    csr = certificateRequest(),
  ): Promise<X509Certificate> =>
    new X509Certificate((await ca.certificate({ ApiPassthrough, Csr: Buffer.from(csr) })).pem);
  const withExtensions = (extensions: Extensions) => issued({ Extensions: extensions });
  const custom = (ObjectIdentifier: string, value: Uint8Array, Critical = true) =>
    withExtensions({
      CustomExtensions: [{ ObjectIdentifier, Value: Buffer.from(value).toString('base64'), Critical }],
    });

  it('puts in nothing but what was asked and what makes it one of this CA', async () => {
    const { extensions, issuer } = await issued({});
    expect(extensions.map(({ type, critical }) => [type, critical])).toEqual([
      [extensionIds.basicConstraints, true],
      [extensionIds.subjectKeyIdentifier, false],
      [extensionIds.authorityKeyIdentifier, false],
      [extensionIds.crlDistributionPoints, false],
    ]);
    expect(issuer).toMatch(/Local cloud issuing CA/);
  });

  it('takes subject and alternative names of the request where the API gives none', async () => {
    const csr = certificateRequest({ subject: { CommonName: 'Mallory' }, extensionRequest: 'pkcs9' });
    const leaked = await issued({}, csr);
    expect(leaked.subject).toBe('CN=Mallory');
    expect(leaked.getExtension(SubjectAlternativeNameExtension)?.names.items).toMatchObject([
      { type: 'email', value: 'mallory@example.com' },
    ]);
    const [Subject, names] = [{ CommonName: 'Asta' }, [{ Rfc822Name: 'asta@example.com' }]];
    const asked = await issued({ Subject, Extensions: { SubjectAlternativeNames: names } }, csr);
    expect(asked.subject).toBe('CN=Asta');
    expect(asked.getExtension(SubjectAlternativeNameExtension)?.names.items).toMatchObject([
      { type: 'email', value: 'asta@example.com' },
    ]);
  });

  it('makes a CA of nobody', async () => {
    const wanted = await custom(
      extensionIds.basicConstraints,
      new Uint8Array(AsnConvert.serialize(new BasicConstraints({ cA: true }))),
    );
    expect(wanted.getExtension(BasicConstraintsExtension)).toMatchObject({ ca: false, critical: true });
  });

  it('lets the API say where the CRL is', async () => {
    const { extnID, extnValue } = crlDistributionPoint('http://crl.example.com/other.crl');
    const { extensions } = await custom(extnID, new Uint8Array(extnValue.buffer), false);
    const points = extensions.filter((extension) => extension instanceof CRLDistributionPointsExtension);
    expect(points.map(({ distributionPoints }) => distributionPoints[0]?.distributionPoint)).toMatchObject([
      { fullName: [{ uniformResourceIdentifier: 'http://crl.example.com/other.crl' }] },
    ]);
  });

  it('writes a key usage as critical only where it is a custom extension', async () => {
    const named = await withExtensions({
      KeyUsage: { DigitalSignature: true, DecipherOnly: true, CRLSign: false },
    });
    expect(named.getExtension(KeyUsagesExtension)).toMatchObject({
      usages: KeyUsageFlags.digitalSignature | KeyUsageFlags.decipherOnly,
      critical: false,
    });
    const critical = await custom(extensionIds.keyUsage, Buffer.from('AwIGwA==', 'base64'));
    expect(critical.getExtension(KeyUsagesExtension)).toMatchObject({
      usages: KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation,
      critical: true,
    });
  });

  it('has no extension twice', async () => {
    const [ObjectIdentifier, Value] = [extensionIds.keyUsage, 'AwIGwA=='];
    const asCustom = { ObjectIdentifier, Value, Critical: true };
    const twice = withExtensions({ KeyUsage: { DigitalSignature: true }, CustomExtensions: [asCustom] });
    await expect(twice).rejects.toMatchObject({ name: 'InvalidArgsException' });
    const custom = withExtensions({ CustomExtensions: [asCustom, asCustom] });
    await expect(custom).rejects.toMatchObject({ name: 'InvalidArgsException' });
  });

  it('knows purposes by name and by number, policies, and names of several kinds', async () => {
    const certificate = await withExtensions({
      ExtendedKeyUsage: [
        { ExtendedKeyUsageType: 'SMART_CARD_LOGIN' },
        { ExtendedKeyUsageObjectIdentifier: '1.3.6.1.5.5.7.3.36' },
      ],
      CertificatePolicies: [{ CertPolicyId: '1.2.3.4' }],
      SubjectAlternativeNames: [
        { OtherName: { TypeId: '1.3.6.1.4.1.311.20.2.3', Value: 'åsa@corp.example.com' } },
        { DnsName: 'example.com' },
        { UniformResourceIdentifier: 'https://example.com/asa' },
        { DirectoryName: { CommonName: 'Åsa' } },
      ],
    });
    expect(certificate.getExtension(ExtendedKeyUsageExtension)?.usages).toEqual([
      '1.3.6.1.4.1.311.20.2.2',
      '1.3.6.1.5.5.7.3.36',
    ]);
    const policies = certificate.getExtension(CertificatePolicyExtension)?.value ?? new ArrayBuffer();
    expect(AsnConvert.parse(policies, CertificatePolicies)).toMatchObject([{ policyIdentifier: '1.2.3.4' }]);
    expect(certificate.getExtension(SubjectAlternativeNameExtension)?.names.items).toMatchObject([
      { type: 'upn', value: 'åsa@corp.example.com' },
      { type: 'dns', value: 'example.com' },
      { type: 'url', value: 'https://example.com/asa' },
      { type: 'dn', value: 'CN=Åsa' },
    ]);
  });

  it('writes the value of an other name as UTF8String', async () => {
    const { rawData } = await withExtensions({
      SubjectAlternativeNames: [{ OtherName: { TypeId: '1.3.6.1.4.1.311.20.2.3', Value: 'a@b' } }],
    });
    expect(Buffer.from(rawData).toString('hex')).toContain('060a2b060104018237140203a0050c03614062');
  });

  it('writes custom attributes of the subject by their numbers', async () => {
    const CustomAttributes = [{ ObjectIdentifier: '2.5.4.3', Value: 'Asta' }];
    const { rawData } = await issued({ Subject: { CustomAttributes } });
    expect(new NodeCertificate(Buffer.from(rawData)).subject).toBe('CN=Asta');
  });

  it.each<[string, string, ApiPassthrough]>([
    [
      'two kinds of name in one',
      'InvalidArgsException',
      {
        Extensions: { SubjectAlternativeNames: [{ DnsName: 'a.example', Rfc822Name: 'a@example.com' }] },
      },
    ],
    ['a purpose without type and number', 'InvalidArgsException', { Extensions: { ExtendedKeyUsage: [{}] } }],
    [
      'custom attributes beside others',
      'InvalidArgsException',
      {
        Subject: { CommonName: 'a', CustomAttributes: [{ ObjectIdentifier: '2.5.4.3', Value: 'b' }] },
      },
    ],
    ['a common name of 65 characters', 'ValidationException', { Subject: { CommonName: 'å'.repeat(65) } }],
    [
      'a serial number with letters that no PrintableString has',
      'ValidationException',
      { Subject: { SerialNumber: 'å' } },
    ],
    [
      'a name of a kind that is not emulated',
      'ValidationException',
      {
        Extensions: { SubjectAlternativeNames: [{ IpAddress: '192.0.2.1' }] },
      },
    ],
    [
      'an extension that is not base64',
      'ValidationException',
      {
        Extensions: { CustomExtensions: [{ ObjectIdentifier: '1.2.3', Value: '?' }] },
      },
    ],
  ])('refuses %s', async (_, name, ApiPassthrough) => {
    await expect(ca.issue({ ApiPassthrough })).rejects.toMatchObject({ name });
  });

  it('says which member it does not know', async () => {
    const ApiPassthrough = { Extensions: { SubjectAlternativeNames: [{ IpAddress: '192.0.2.1' }] } };
    await expect(ca.issue({ ApiPassthrough })).rejects.toThrow(
      'The local cloud does not emulate ApiPassthrough.Extensions.SubjectAlternativeNames.0.IpAddress',
    );
  });
});
