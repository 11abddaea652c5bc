import { IssueCertificateCommand, type IssueCertificateCommandInput } from '@aws-sdk/client-acm-pca';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/issue/issue-certificate.lambda.ts';
import { arnFor, arnOf, certificateIn, issue, timeout, tokens } from '../../../support/issuing.ts';
import { stageWith } from '../../../support/staged.ts';
import { captureLogs } from '../../../support/logs.ts';
import { orderIn } from '../../../support/orders.ts';
import type { Stage } from '../../../support/stage.ts';

const { orderId } = orderIn('issuing');
const csrIn = (stage: Stage): string => stage.order({ orderId }).phone?.certificateRequests?.signature ?? '';

describe('Issue certificate', () => {
  it('asks the CA for what the order says', async () => {
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).callsFake(arnFor);
    await issue(stage);
    const [call] = stage.pca.commandCalls(IssueCertificateCommand);
    expect(call?.args[0].input).toMatchObject({
      Csr: Buffer.from(csrIn(stage)),
      ApiPassthrough: {
        Subject: { CommonName: 'Åsta Öberg' },
        Extensions: { ExtendedKeyUsage: [{ ExtendedKeyUsageType: 'EMAIL_PROTECTION' }] },
      },
      Validity: { Type: 'ABSOLUTE', Value: Date.parse('2028-03-01T09:00:00Z') / 1000 },
    });
  });

  it.each([
    ['SHA256WITHRSA', { signingAlgorithm: 'SHA256WITHRSA' }],
    ['SHA384WITHECDSA', { signingAlgorithm: 'SHA384WITHECDSA' }],
    ['SHA256WITHECDSA', {}],
  ] as const)('asks the CA to sign with %s where the order holds %j', async (SigningAlgorithm, changes) => {
    const stage = stageWith('issuing', changes);
    stage.pca.on(IssueCertificateCommand).callsFake(arnFor);
    await issue(stage);
    expect(stage.pca).toHaveReceivedCommandWith(IssueCertificateCommand, { SigningAlgorithm });
  });

  it('has its intent in the order before the call, and the ARN after it', async () => {
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).callsFake((input: IssueCertificateCommandInput) => {
      expect(certificateIn(stage)).toEqual({
        requestedAt: stage.time.toISOString(),
        idempotencyToken: input.IdempotencyToken,
      });
      return arnFor(input);
    });
    await issue(stage);
    const certificate = certificateIn(stage);
    expect(certificate?.arn).toBe(arnOf(certificate?.idempotencyToken));
    expect.assertions(2);
  });

  it('asks only once', async () => {
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).callsFake(arnFor);
    await issue(stage);
    await issue(stage);
    expect(tokens(stage)).toHaveLength(1);
  });

  it('lets one of two runs at the same moment ask, and the other one come again', async () => {
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).callsFake(arnFor);
    const runs = await Promise.allSettled([issue(stage), issue(stage)]);
    expect(runs).toMatchObject([{ status: 'fulfilled' }, { reason: { name: 'LostRace' } }]);
    await issue(stage);
    expect(tokens(stage)).toEqual([certificateIn(stage)?.idempotencyToken]);
  });

  it.each([
    ['awaiting-approval', 'WrongStep'],
    ['awaiting-installation', 'WrongStep'],
    ['failed', 'OrderEnded'],
  ] as const)('asks nothing for an order that is %s', async (state, name) => {
    const stage = stageWith(state);
    const before = stage.order({ orderId });
    await expect(issue(stage)).rejects.toMatchObject({ name });
    expect(stage.order({ orderId })).toEqual(before);
    expect(stage.pca).not.toHaveReceivedCommand(IssueCertificateCommand);
  });

  it('asks nothing for a kind that the phone sent no request for', async () => {
    const stage = stageWith('issuing');
    const step = run(stage.deps)({ orderId, kind: 'encryption' });
    await expect(step).rejects.toMatchObject({ name: 'WrongStep' });
    expect(stage.order({ orderId }).certificates).toEqual({});
  });

  it('asks nothing when the order ends before the intent is written', async () => {
    const stage = stageWith('issuing');
    stage.tables.before('UpdateItem', () => stage.putOrder(orderIn('failed')));
    await expect(issue(stage)).rejects.toMatchObject({ name: 'OrderEnded' });
    expect(stage.pca).not.toHaveReceivedCommand(IssueCertificateCommand);
  });

  it('keeps the ARN when the order ends while the CA is asked: clean-up needs it', async () => {
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).callsFake((input: IssueCertificateCommandInput) => {
      const { certificates } = stage.order({ orderId });
      stage.putOrder({ ...orderIn('failed'), certificates });
      return arnFor(input);
    });
    await issue(stage);
    expect(certificateIn(stage)?.arn).toBe(arnOf(String(tokens(stage)[0])));
  });

  it('writes neither request nor name into the log', async () => {
    const logs = captureLogs();
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).rejects(timeout);
    await expect(issue(stage)).rejects.toThrow();
    expect(logs.entries).not.toHaveLength(0);
    expect(logs).toHaveNoSecrets([csrIn(stage), 'Åsta', 'example.com']);
  });
});
