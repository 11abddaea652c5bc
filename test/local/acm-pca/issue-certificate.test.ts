import { X509Certificate } from 'node:crypto';
import { IssueCertificateCommand } from '@aws-sdk/client-acm-pca';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIssuedCertificate } from '../../../domain/certificates/issued-certificate-checks.ts';
import { certificateKinds } from '../../../domain/certificates/certificate-kinds.ts';
import { certificateRequest, notCertificateRequests } from '../../support/certificate-requests.ts';
import { keyPair } from '../../support/x509/keys.ts';
import { RunningAuthority } from './running.ts';

const minute = 60_000;

describe('IssueCertificate of the local cloud', () => {
  let ca: RunningAuthority;
  beforeAll(async () => {
    ca = await RunningAuthority.start();
  });
  afterAll(() => ca.close());

  it.each(certificateKinds)('issues the %s certificate that the project accepts', async (kind) => {
    const [profile, requestedAt] = [ca.profile(kind), ca.clock.date()];
    const issued = await ca.certificate({}, kind);
    const { publicKey } = keyPair('P-256');
    expect(checkIssuedCertificate(issued, { profile, publicKey, requestedAt, now: ca.clock.date() })).toEqual(
      {
        serial: new X509Certificate(issued.pem).serialNumber,
        notBefore: new Date(Math.floor(requestedAt.getTime() / 1000) * 1000 - 60 * minute).toISOString(),
        notAfter: profile.notAfter.toISOString(),
      },
    );
  });

  it.each(['RSA-2048', 'P-384', 'P-521'] as const)('certifies keys of other types: %s', async (type) => {
    const { pem } = await ca.certificate({ Csr: Buffer.from(certificateRequest({ key: type })) });
    expect(new X509Certificate(pem).publicKey.equals(keyPair(type).publicKey)).toBe(true);
  });

  it('takes its time to issue, and says so meanwhile', async () => {
    const arn = await ca.issue();
    expect(arn).toMatch(new RegExp(`^${ca.authority.arn}/certificate/[0-9a-f]{32}$`));
    ca.clock.advance(399);
    await expect(ca.collect(arn)).rejects.toMatchObject({ name: 'RequestInProgressException' });
    ca.clock.advance(1);
    expect((await ca.collect(arn)).chain).toBe(ca.authority.chainPem);
  });

  it('fails to issue when told to, once, and has then issued nothing', async () => {
    const before = ca.authority.listIssued();
    ca.authority.failNext();
    const arn = await ca.issue();
    ca.clock.advance(1000);
    await expect(ca.collect(arn)).rejects.toMatchObject({ name: 'RequestFailedException' });
    await expect(ca.revoke(arn.split('/').at(-1) ?? '')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    expect(ca.authority.listIssued()).toEqual(before);
    expect((await ca.certificate()).pem).toContain('BEGIN CERTIFICATE');
  });

  it('issues one certificate for one token within five minutes, whatever else is asked', async () => {
    const arn = await ca.issue({ IdempotencyToken: 'one' });
    ca.clock.advance(5 * minute - 1);
    expect(await ca.issue({ IdempotencyToken: 'one' }, 'signature')).toBe(arn);
    expect(await ca.issue({ IdempotencyToken: 'other' })).not.toBe(arn);
    expect(await ca.issue()).not.toBe(arn);
    ca.clock.advance(1);
    expect(await ca.issue({ IdempotencyToken: 'one' })).not.toBe(arn);
    const tokens = ca.authority.listIssued().map(({ idempotencyToken }) => idempotencyToken);
    expect(tokens.filter((token) => token === 'one')).toHaveLength(2);
  });

  it.each(Object.entries(notCertificateRequests()).filter(([name]) => name !== 'nothing'))(
    'refuses what is no certificate signing request: %s',
    async (_, text) => {
      await expect(ca.issue({ Csr: Buffer.from(text) })).rejects.toMatchObject({
        name: 'MalformedCSRException',
      });
    },
  );

  it.each([
    ['signed by another key', { signedBy: keyPair('P-256', 'other') }],
    ['tampered with', { tampered: true }],
    ['changed after signing', { subjectAfterSigning: { CommonName: 'Mallory' } }],
    ['signed with an algorithm that it does not name', { namedAlgorithm: '1.2.840.113549.1.1.11' }],
    ['without any name', { subject: {} }],
  ])('refuses a certificate signing request %s', async (_, options) => {
    const Csr = Buffer.from(certificateRequest(options));
    await expect(ca.issue({ Csr })).rejects.toMatchObject({ name: 'MalformedCSRException' });
  });

  it('refuses an algorithm of another key family, and signs with what was asked', async () => {
    await expect(ca.issue({ SigningAlgorithm: 'SHA256WITHRSA' })).rejects.toMatchObject({
      name: 'InvalidArgsException',
      message: 'The key of the CA does not sign with SHA256WITHRSA',
    });
    const { pem } = await ca.certificate({ SigningAlgorithm: 'SHA512WITHECDSA' });
    // The object identifier of ecdsa-with-SHA512, before and after what is signed.
    const algorithm = Buffer.from('06082a8648ce3d040304', 'hex').toString('latin1');
    expect(new X509Certificate(pem).raw.toString('latin1').split(algorithm)).toHaveLength(3);
  });

  it('says that it emulates one template only', async () => {
    const { TemplateArn, ...input } = ca.input();
    const other = TemplateArn.replace('_CriticalBasicConstraints', '');
    const refusals = [ca.client.send(new IssueCertificateCommand(input)), ca.issue({ TemplateArn: other })];
    for (const refused of refusals) {
      await expect(refused).rejects.toMatchObject({ name: 'InvalidArgsException' });
      await expect(refused).rejects.toThrow(`emulates the template ${TemplateArn} and no other`);
    }
  });

  it.each([
    ['no request at all', { Csr: new Uint8Array() }],
    ['a request that is too long', { Csr: Buffer.from(certificateRequest({ filler: 30_000 })) }],
    ['a token that is too long', { IdempotencyToken: 'x'.repeat(37) }],
    ['an algorithm that nobody knows', { SigningAlgorithm: 'MD5WITHRSA' }],
  ])('refuses %s', async (_, changes) => {
    const input = { ...ca.input(), ...changes };
    // @ts-expect-error -- one of the values is not among those that the SDK knows
    const refused = ca.client.send(new IssueCertificateCommand(input));
    await expect(refused).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
