import {
  ACMPCAServiceException,
  GetCertificateCommand,
  IssueCertificateCommand,
  type IssueCertificateCommandInput,
} from '@aws-sdk/client-acm-pca';
import { describe, expect, it } from 'vitest';
import { run as issueStep } from '../../../../lambdas/get-mobile-id/issue/issue-certificate.lambda.ts';
import { run } from '../../../../lambdas/get-mobile-id/issue/collect-certificate.lambda.ts';
import type { CertificateKind } from '../../../../domain/certificates/certificate-kinds.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { certificateRequest } from '../../../support/certificate-requests.ts';
import { captureLogs } from '../../../support/logs.ts';
import { later, orderIn, user } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';
import { TestCa, type Deviation, type IssuedCertificate } from '../../../support/test-ca.ts';
import { keyPair } from '../../../support/x509/keys.ts';

const { orderId } = orderIn('issuing');
const arn = 'arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/issuing/certificate/1';
const collect = (stage: Stage, kind: CertificateKind = 'signature'): Promise<unknown> =>
  run(stage.deps)({ orderId, kind });
const certificateIn = (stage: Stage) => stage.order({ orderId }).certificates.signature;
const answered = (name: string) =>
  new ACMPCAServiceException({ name, $fault: 'client', $metadata: { attempts: 1, httpStatusCode: 400 } });

/** A stage with an order whose certificate has been asked for, and a CA that issued it like this. */
const asked = async (
  deviation: Deviation = {},
  changes: Partial<Order> = {},
  kind: CertificateKind = 'signature',
) => {
  const stage = new Stage();
  stage.putOrder(orderIn('issuing', changes));
  const issued: IssuedCertificate[] = [];
  stage.pca.on(IssueCertificateCommand).callsFake((input: IssueCertificateCommandInput) => {
    issued.push(new TestCa().issue(input, { notBefore: later(-3600), ...deviation }));
    return { CertificateArn: arn };
  });
  await issueStep(stage.deps)({ orderId, kind });
  const [{ pem, chain, serial } = { pem: '', chain: '', serial: '' }] = issued;
  stage.pca
    .on(GetCertificateCommand, { CertificateArn: arn })
    .resolves({ Certificate: pem, CertificateChain: chain });
  return { stage, pem, chain, serial };
};

describe('Collect certificate', () => {
  it('keeps the certificate and the chain above it in the order', async () => {
    const { stage, pem, chain, serial } = await asked();
    await collect(stage);
    expect(stage.order({ orderId })).toMatchObject({
      state: 'issuing',
      chain,
      certificates: {
        signature: {
          arn,
          issued: {
            pem,
            serial,
            notBefore: '2026-03-01T08:00:00.000Z',
            notAfter: '2028-03-01T09:00:00.000Z',
          },
        },
      },
    });
  });

  it('puts into the audit trail what was issued, and nothing personal', async () => {
    const logs = captureLogs();
    const { stage, serial } = await asked();
    await collect(stage);
    expect(logs.withCode('certificate-issued')).toMatchObject([{ orderId, kind: 'signature', serial }]);
    expect(logs).toHaveNoSecrets(['Åsta', 'example.com', 'BEGIN CERTIFICATE']);
  });

  it.each([
    ['authentication', 'P-256'],
    ['authentication', 'RSA-2048'],
    ['signature', 'P-384'],
    ['encryption', 'P-256'],
    ['encryption', 'RSA-3072'],
  ] as const)('finds a certificate for %s with a %s key as it was asked for', async (kind, key) => {
    const { phone, issuance } = orderIn('issuing');
    const { stage } = await asked(
      {},
      {
        ...(phone && { phone: { ...phone, certificateRequests: { [kind]: certificateRequest({ key }) } } }),
        ...(issuance && { issuance: { ...issuance, subject: user() } }),
      },
      kind,
    );
    await collect(stage, kind);
    expect(stage.order({ orderId }).certificates[kind]?.issued).toBeDefined();
  });

  it.each<[string, string, Deviation]>([
    ['of another key', 'public-key', { key: keyPair('P-256', 'mallory') }],
    ['of another user', 'subject', { subject: { CommonName: 'Mallory' } }],
    ['with another end', 'not-after', { notAfter: new Date('2029-03-01T09:00:00Z') }],
    ['that is not valid yet', 'not-before', { notBefore: later(1) }],
    ['from long before it was asked for', 'not-before', { notBefore: later(-4000) }],
  ])('keeps nothing of a certificate %s', async (_, check, deviation) => {
    const { stage } = await asked(deviation);
    const step = collect(stage);
    await expect(step).rejects.toMatchObject({
      name: 'CertificateWrong',
      message: `The CA issued something else than was asked for: ${check}`,
    });
    expect(certificateIn(stage)).not.toHaveProperty('issued');
    expect(stage.order({ orderId })).not.toHaveProperty('chain');
  });

  it('comes back later while the CA is at it', async () => {
    const { stage } = await asked();
    stage.pca.on(GetCertificateCommand).rejects(answered('RequestInProgressException'));
    await expect(collect(stage)).rejects.toMatchObject({ name: 'CertificateInProgress' });
    expect(certificateIn(stage)).not.toHaveProperty('issued');
  });

  it('is done when it has been done', async () => {
    const { stage } = await asked();
    await collect(stage);
    stage.pca.on(GetCertificateCommand).rejects(answered('ThrottlingException'));
    await expect(collect(stage)).resolves.toBeUndefined();
  });

  it('may run twice at once', async () => {
    const { stage, serial } = await asked();
    await Promise.all([collect(stage), collect(stage)]);
    expect(certificateIn(stage)?.issued?.serial).toBe(serial);
  });

  it('keeps nothing in an order that has ended meanwhile', async () => {
    const { stage } = await asked();
    const { certificates } = stage.order({ orderId });
    stage.tables.before('UpdateItem', () => stage.putOrder({ ...orderIn('failed'), certificates }));
    await expect(collect(stage)).rejects.toMatchObject({ name: 'OrderEnded' });
    expect(certificateIn(stage)).not.toHaveProperty('issued');
  });

  it.each([
    ['awaiting-approval', 'WrongStep'],
    ['failed', 'OrderEnded'],
    ['issuing', 'WrongStep'],
  ] as const)(
    'fetches nothing for an order that is %s without a certificate asked for',
    async (state, name) => {
      const stage = new Stage();
      stage.putOrder(orderIn(state));
      await expect(collect(stage)).rejects.toMatchObject({ name });
      expect(stage.pca).not.toHaveReceivedCommand(GetCertificateCommand);
    },
  );
});
