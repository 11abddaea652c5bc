import { X509Certificate } from 'node:crypto';
import {
  DescribeCertificateAuthorityCommand,
  GetCertificateAuthorityCertificateCommand,
  ListCertificateAuthoritiesCommand,
} from '@aws-sdk/client-acm-pca';
import {
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate as ParsedCertificate,
} from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acmPca } from '../../../local/acm-pca/service.ts';
import { certificateTemplateArn } from '../../../domain/certificates/certificate-kinds.ts';
import { day, RunningAuthority } from './running.ts';

const year = 365 * day;

describe('The CA of the local cloud', () => {
  let ca: RunningAuthority;
  beforeAll(async () => {
    ca = await RunningAuthority.start({ crlBucket: 'lists' });
  });
  afterAll(() => ca.close());

  const arn = () => ({ CertificateAuthorityArn: ca.authority.arn });
  const permissions = (name: string, input: object) =>
    acmPca(ca.authority).operations[name]?.permissions(input);

  it('stands below a root, and no CA stands below it', () => {
    const { issuing, root } = ca.authority;
    const [issuer, trusted] = [
      new X509Certificate(issuing.certificate),
      new X509Certificate(root.certificate),
    ];
    expect([issuer.ca, trusted.ca]).toEqual([true, true]);
    expect(issuer.checkIssued(trusted) && issuer.verify(trusted.publicKey)).toBe(true);
    expect(trusted.checkIssued(trusted) && trusted.verify(trusted.publicKey)).toBe(true);
    expect(issuer.subject).toMatch(/for trying only/);
    const parsed = new ParsedCertificate(issuing.certificate);
    expect(parsed.getExtension(BasicConstraintsExtension)).toMatchObject({ pathLength: 0, critical: true });
    expect(parsed.getExtension(KeyUsagesExtension)).toMatchObject({
      usages: KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign,
      critical: true,
    });
    expect(
      parsed.getExtension(CRLDistributionPointsExtension)?.distributionPoints[0]?.distributionPoint,
    ).toMatchObject({ fullName: [{ uniformResourceIdentifier: ca.authority.options.rootCrlUrl }] });
  });

  it('is valid for 5 years, and its root for 10', () => {
    const until = ({ notAfter }: { notAfter: Date }) => (notAfter.getTime() - ca.clock.now()) / year;
    expect(until(ca.authority.issuing)).toBeCloseTo(5, 1);
    expect(until(ca.authority.root)).toBeCloseTo(10, 1);
    expect(Date.parse(new X509Certificate(ca.authority.rootPem).validTo) / 1000).toBe(
      Math.floor(ca.authority.root.notAfter.getTime() / 1000),
    );
  });

  it('hands out its certificate', async () => {
    const command = new GetCertificateAuthorityCertificateCommand(arn());
    await expect(ca.client.send(command)).resolves.toMatchObject({
      Certificate: ca.authority.issuing.certificate,
      CertificateChain: ca.authority.rootPem,
    });
  });

  it('describes itself, until it has expired', async () => {
    const describeIt = async () =>
      (await ca.client.send(new DescribeCertificateAuthorityCommand(arn()))).CertificateAuthority;
    expect(await describeIt()).toMatchObject({
      Arn: ca.authority.arn,
      Status: 'ACTIVE',
      Type: 'SUBORDINATE',
      NotAfter: new Date(Math.floor(ca.authority.issuing.notAfter.getTime() / 1000) * 1000),
      CertificateAuthorityConfiguration: {
        KeyAlgorithm: 'EC_prime256v1',
        SigningAlgorithm: 'SHA256WITHECDSA',
      },
      RevocationConfiguration: {
        CrlConfiguration: { Enabled: true, CustomCname: '127.0.0.1:9', S3BucketName: 'lists' },
      },
    });
    const { CertificateAuthorities } = await ca.client.send(new ListCertificateAuthoritiesCommand({}));
    expect(CertificateAuthorities).toEqual([await describeIt()]);
    const later = await RunningAuthority.start();
    later.clock.advance(6 * year);
    const { CertificateAuthorities: old } = await later.client.send(
      new ListCertificateAuthoritiesCommand({}),
    );
    expect(old?.[0]?.Status).toBe('EXPIRED');
    await later.close();
  });

  it('knows no other CA, and no certificate of another', async () => {
    const other = (CertificateAuthorityArn: string) =>
      ca.client.send(new DescribeCertificateAuthorityCommand({ CertificateAuthorityArn }));
    await expect(other(`${ca.authority.arn}0`)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const bucket = 'arn:aws:acm-pca:eu-central-1:000000000000:bucket/a';
    await expect(other(bucket)).rejects.toMatchObject({ name: 'InvalidArnException' });
    await expect(ca.collect(`${ca.authority.arn}/certificate/0`)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    for (const none of [ca.authority.arn, `${ca.authority.arn}/other/0`])
      await expect(ca.collect(none)).rejects.toMatchObject({ name: 'InvalidArnException' });
  });

  it('asks of whoever wants a certificate that the template is the allowed one', () => {
    const input = { ...ca.input(), Csr: Buffer.from('CSR').toString('base64') };
    const asked = { action: 'acm-pca:IssueCertificate', resource: ca.authority.arn };
    expect(permissions('IssueCertificate', input)).toEqual([
      { ...asked, context: { 'acm-pca:TemplateArn': certificateTemplateArn('aws') } },
    ]);
    expect(permissions('GetCertificate', { ...arn(), CertificateArn: 'any' })).toEqual([
      { action: 'acm-pca:GetCertificate', resource: ca.authority.arn },
    ]);
  });

  it('asks of whoever revokes that it may write the CRL', () => {
    const input = { ...arn(), CertificateSerial: '01', RevocationReason: 'SUPERSEDED' };
    expect(permissions('RevokeCertificate', input)).toEqual([
      { action: 'acm-pca:RevokeCertificate', resource: ca.authority.arn },
      {
        action: 's3:PutObject',
        resource: `arn:aws:s3:::lists/crl/${ca.authority.arn.replace(/.*\//, '')}.crl`,
      },
    ]);
  });

  it('may have an RSA key', async () => {
    const rsa = await RunningAuthority.start({ keyAlgorithm: 'RSA_2048' });
    const { pem } = await rsa.certificate({ SigningAlgorithm: 'SHA384WITHRSA' });
    const { publicKey } = new X509Certificate(rsa.authority.issuing.certificate);
    expect(new X509Certificate(pem).verify(publicKey)).toBe(true);
    await expect(rsa.issue()).rejects.toMatchObject({ name: 'InvalidArgsException' });
    await rsa.close();
  });

  it('may issue short-lived certificates only: seven days at most', async () => {
    const shortLived = await RunningAuthority.start({ usageMode: 'SHORT_LIVED_CERTIFICATE' });
    const forDays = (Value: number) => shortLived.certificate({ Validity: { Type: 'DAYS', Value } });
    expect((await forDays(7)).pem).toContain('BEGIN CERTIFICATE');
    await expect(forDays(8)).rejects.toMatchObject({ name: 'ValidationException' });
    await shortLived.close();
  });
});
