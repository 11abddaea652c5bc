import { createPublicKey, X509Certificate } from 'node:crypto';
import type { IssueCertificateCommandInput } from '@aws-sdk/client-acm-pca';
import { CertificationRequest } from '@peculiar/asn1-csr';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Pkcs10CertificateRequest,
  SubjectAlternativeNameExtension,
  X509Certificate as ParsedCertificate,
} from '@peculiar/x509';
import { describe, expect, it, vi } from 'vitest';
import { certificateRequest, certificateRequestDer } from './certificate-requests.ts';
import { extensionIds, TestCa } from './test-ca.ts';
import { keyPair } from './x509/keys.ts';

describe('certificate requests', () => {
  it.each(['P-256', 'P-384', 'P-521', 'RSA-2048', 'Ed25519'] as const)(
    'of a %s key verify with their own key',
    async (key) => {
      const request = new Pkcs10CertificateRequest(certificateRequest({ key }));
      await expect(request.verify()).resolves.toBe(true);
      expect(request.subject).toBe('CN=phone');
    },
  );

  it.each([
    ['secp256k1', { namedCurve: 'secp256k1' }],
    ['RSA-1024', { modulusLength: 1024 }],
    ['RSA-2048 with e = 3', { modulusLength: 2048, publicExponent: 3n }],
  ] as const)('may hold a key that is no good: %s', (type, details) => {
    const { subjectPKInfo } = AsnConvert.parse(
      certificateRequestDer({ key: type }),
      CertificationRequest,
    ).certificationRequestInfo;
    const key = Buffer.from(AsnConvert.serialize(subjectPKInfo));
    expect(createPublicKey({ key, type: 'spki', format: 'der' }).asymmetricKeyDetails).toMatchObject(details);
  });

  it.each([
    ['signed by another key', { signedBy: keyPair('P-256', 'other') }],
    ['tampered with', { tampered: true }],
    ['changed after signing', { subjectAfterSigning: { CommonName: 'other' } }],
  ])('%s do not verify', async (_, options) => {
    const request = new Pkcs10CertificateRequest(certificateRequest(options));
    await expect(request.verify()).resolves.toBe(false);
  });

  it('may ask for extensions', () => {
    const request = new Pkcs10CertificateRequest(certificateRequest({ extensionRequest: 'pkcs9' }));
    expect(request.extensions.map(({ type }) => type)).toEqual([extensionIds.subjectAlternativeName]);
  });

  it('are as long as asked', () => {
    expect(certificateRequestDer({ filler: 9000 }).length).toBeGreaterThan(9000);
    const der = certificateRequestDer({ key: 'RSA-2048' });
    expect(certificateRequestDer({ key: 'RSA-2048', trailingBytes: 3 })).toHaveLength(der.length + 3);
  });

  it('of one key type and use hold the same key', () => {
    const keyOf = (pem: string) => Buffer.from(new Pkcs10CertificateRequest(pem).publicKey.rawData);
    expect(keyOf(certificateRequest())).toEqual(keyOf(certificateRequest({ key: 'P-256' })));
    const other = certificateRequest({ key: keyPair('P-256', 'signature') });
    expect(keyOf(certificateRequest())).not.toEqual(keyOf(other));
  });
});

describe('the test CA', () => {
  const ca = new TestCa();
  const input: IssueCertificateCommandInput = {
    CertificateAuthorityArn: 'arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/ca',
    Csr: Buffer.from(certificateRequest()),
    SigningAlgorithm: 'SHA256WITHECDSA',
    TemplateArn:
      'arn:aws:acm-pca:::template/BlankEndEntityCertificate_CriticalBasicConstraints_APIPassthrough/V1',
    Validity: { Type: 'ABSOLUTE', Value: Date.parse('2028-02-28T12:00:00Z') / 1000 },
    ApiPassthrough: {
      Subject: { CommonName: 'Åsa Ek', SerialNumber: 'E-1' },
      Extensions: {
        SubjectAlternativeNames: [
          { Rfc822Name: 'asa@example.com' },
          { OtherName: { TypeId: '1.3.6.1.4.1.311.20.2.3', Value: 'asa@corp.example.com' } },
        ],
        ExtendedKeyUsage: [{ ExtendedKeyUsageType: 'CLIENT_AUTH' }],
        CustomExtensions: [{ ObjectIdentifier: extensionIds.keyUsage, Value: 'AwIHgA==', Critical: true }],
      },
    },
  };

  it('issues what it is asked for, under its chain', () => {
    vi.useFakeTimers({ now: new Date('2026-02-28T12:00:00Z') });
    const { pem, chain, serial } = ca.issue(input);
    const [issuer = '', root = ''] = chain.split(/(?<=-----END CERTIFICATE-----\n)/);
    const leaf = new X509Certificate(pem);
    expect(leaf.subject).toBe('CN=Åsa Ek\nserialNumber=E-1');
    expect(leaf.subjectAltName).toMatch(/^email:asa@example.com, othername:/);
    expect(new Date(leaf.validFrom)).toEqual(new Date('2026-02-28T11:00:00Z'));
    expect(new Date(leaf.validTo)).toEqual(new Date('2028-02-28T12:00:00Z'));
    expect(leaf.serialNumber).toBe(serial);
    expect(leaf.ca).toBe(false);
    expect(leaf.publicKey.equals(keyPair('P-256').publicKey)).toBe(true);
    expect(leaf.checkIssued(new X509Certificate(issuer))).toBe(true);
    expect(leaf.verify(new X509Certificate(issuer).publicKey)).toBe(true);
    expect(new X509Certificate(issuer).checkIssued(new X509Certificate(root))).toBe(true);
  });

  it('puts in the extensions that ACM PCA puts in', () => {
    const { extensions } = new ParsedCertificate(ca.issue(input).pem);
    expect(Object.fromEntries(extensions.map(({ type, critical }) => [type, critical]))).toEqual({
      [extensionIds.basicConstraints]: true,
      [extensionIds.subjectKeyIdentifier]: false,
      [extensionIds.authorityKeyIdentifier]: false,
      [extensionIds.crlDistributionPoints]: false,
      [extensionIds.keyUsage]: true,
      [extensionIds.subjectAlternativeName]: false,
      [extensionIds.extendedKeyUsage]: false,
    });
  });

  it('deviates as told', () => {
    const wrong = ca.issue(input, {
      key: 'P-384',
      subject: { CommonName: 'Mallory' },
      extraNames: [{ Rfc822Name: 'mallory@example.com' }],
      without: [extensionIds.extendedKeyUsage],
      extensions: [{ ObjectIdentifier: extensionIds.keyUsage, Value: 'AwIGwA==', Critical: false }],
      notAfter: new Date('2031-01-01T00:00:00Z'),
      isCa: true,
      signedBy: new TestCa('Other CA'),
      chainOf: new TestCa('Other CA'),
    });
    const leaf = new X509Certificate(wrong.pem);
    const parsed = new ParsedCertificate(wrong.pem);
    expect(leaf.publicKey.equals(keyPair('P-384').publicKey)).toBe(true);
    expect(leaf.subject).toBe('CN=Mallory');
    expect(parsed.getExtension(SubjectAlternativeNameExtension)?.names.items).toHaveLength(3);
    expect(parsed.getExtension(ExtendedKeyUsageExtension)).toBeNull();
    expect(parsed.getExtension(extensionIds.keyUsage)?.critical).toBe(false);
    expect(new Date(leaf.validTo)).toEqual(new Date('2031-01-01T00:00:00Z'));
    // Node's own `ca` wants keyCertSign as well, so it says false here.
    expect(parsed.getExtension(BasicConstraintsExtension)?.ca).toBe(true);
    expect(leaf.verify(new X509Certificate(ca.chain).publicKey)).toBe(false);
    expect(new X509Certificate(wrong.chain).subject).toMatch(/Other CA$/);
  });

  it('refuses another template and an algorithm of another key family', () => {
    expect(() =>
      ca.issue({ ...input, TemplateArn: 'arn:aws:acm-pca:::template/EndEntityCertificate/V1' }),
    ).toThrow(/APIPassthrough/);
    expect(() => ca.issue({ ...input, SigningAlgorithm: 'SHA256WITHRSA' })).toThrow(/WITHECDSA/);
  });
});
