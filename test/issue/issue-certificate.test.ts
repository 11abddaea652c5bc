import {
  ACMPCAServiceException,
  IssueCertificateCommand,
  type IssueCertificateCommandInput,
} from '@aws-sdk/client-acm-pca';
import { describe, expect, it } from 'vitest';
import { run } from '../../lambdas/issue/issue-certificate.lambda.ts';
import { captureLogs } from '../support/logs.ts';
import { later, orderIn } from '../support/orders.ts';
import { Stage } from '../support/stage.ts';

const { orderId } = orderIn('issuing');
const issue = (stage: Stage): Promise<unknown> => run(stage.deps)({ orderId, kind: 'signature' });

const stageWith = (...order: Parameters<typeof orderIn>): Stage => {
  const stage = new Stage();
  stage.putOrder(orderIn(...order));
  return stage;
};
const csrIn = (stage: Stage): string => stage.order({ orderId }).phone?.certificateRequests.signature ?? '';
const certificateIn = (stage: Stage) => stage.order({ orderId }).certificates.signature;

const arnOf = (token = 'none'): string => `arn:aws:acm-pca:eu-central-1:111122223333:certificate/${token}`;
const arnFor = ({ IdempotencyToken }: IssueCertificateCommandInput) => ({
  CertificateArn: arnOf(IdempotencyToken),
});
const answered = (name: string) =>
  new ACMPCAServiceException({ name, $fault: 'client', $metadata: { attempts: 1, httpStatusCode: 400 } });
const timeout = Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });

/** The tokens that the CA was asked with, in order. */
const tokens = (stage: Stage): unknown[] =>
  stage.pca.commandCalls(IssueCertificateCommand).map(({ args: [{ input }] }) => input.IdempotencyToken);

/** An order with an intent whose outcome nobody knows. */
const withIntent = (secondsAgo = 0): Stage => {
  const stage = stageWith('issuing', {
    certificates: {
      signature: { requestedAt: later(-secondsAgo).toISOString(), idempotencyToken: 'first-token' },
    },
  });
  stage.pca.on(IssueCertificateCommand).callsFake(arnFor);
  return stage;
};

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
    expect(runs).toMatchObject([{ status: 'fulfilled' }, { reason: { name: 'ServiceBusy' } }]);
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

describe('Issue certificate, when it is not known what became of the first call', () => {
  it('asks again with the same token', async () => {
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).rejectsOnce(timeout).callsFake(arnFor);
    await expect(issue(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    await issue(stage);
    const [first, second] = tokens(stage);
    expect(second).toBe(first);
    expect(certificateIn(stage)?.arn).toBe(arnOf(String(first)));
  });

  it('asks again with the same token when the ARN could not be stored', async () => {
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).callsFake(arnFor);
    stage.tables.fail('UpdateItem', 'InternalServerError', { skip: 1 });
    await expect(issue(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    await issue(stage);
    expect(new Set(tokens(stage))).toEqual(new Set([certificateIn(stage)?.idempotencyToken]));
  });

  it('asks again as long as the CA is sure to remember the token', async () => {
    const stage = withIntent(269);
    await issue(stage);
    expect(tokens(stage)).toEqual(['first-token']);
  });

  it('asks no more when the CA may have forgotten it', async () => {
    const stage = withIntent(270);
    await expect(issue(stage)).rejects.toMatchObject({ name: 'CertificateOutcomeUnknown' });
    expect(tokens(stage)).toEqual([]);
  });

  it('rings an alarm when the CA answers one token with two certificates', async () => {
    const logs = captureLogs();
    const stage = withIntent();
    const other = {
      requestedAt: later(0).toISOString(),
      idempotencyToken: 'first-token',
      arn: arnOf('other'),
    };
    stage.pca.on(IssueCertificateCommand).callsFake((input: IssueCertificateCommandInput) => {
      stage.putOrder(orderIn('issuing', { certificates: { signature: other } }));
      return arnFor(input);
    });
    await expect(issue(stage)).rejects.toMatchObject({ name: 'CertificateOutcomeUnknown' });
    expect(logs.metric('CertificateOutcomeUnknown')).toEqual([1]);
    expect(certificateIn(stage)?.arn).toBe(arnOf('other'));
  });
});

describe('Issue certificate, when the CA refuses', () => {
  it.each([
    ['for good', 'LimitExceededException', 'CertificateRefusedByCa'],
    ['for now', 'ThrottlingException', 'ServiceBusy'],
  ])('%s takes its intent back, so that the next run asks anew', async (_, refusal, name) => {
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).rejectsOnce(answered(refusal)).callsFake(arnFor);
    await expect(issue(stage)).rejects.toMatchObject({ name });
    expect(certificateIn(stage)).toBeUndefined();
    stage.time = later(600);
    await issue(stage);
    expect(new Set(tokens(stage)).size).toBe(2);
  });

  it('keeps an intent that it took up: the first call may have been heard', async () => {
    const stage = withIntent();
    stage.pca.on(IssueCertificateCommand).rejects(answered('ThrottlingException'));
    await expect(issue(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    expect(certificateIn(stage)?.idempotencyToken).toBe('first-token');
  });

  it('keeps an intent that another run has taken up meanwhile', async () => {
    const stage = stageWith('issuing');
    stage.pca
      .on(IssueCertificateCommand)
      .callsFakeOnce(async () => {
        await expect(issue(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
        throw answered('ThrottlingException');
      })
      .rejects(timeout);
    await expect(issue(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    expect(certificateIn(stage)?.idempotencyToken).toBe(tokens(stage)[1]);
  });

  it('takes the intent back from an order that has ended meanwhile', async () => {
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).callsFake(() => {
      stage.putOrder({ ...orderIn('failed'), certificates: stage.order({ orderId }).certificates });
      throw answered('ThrottlingException');
    });
    await expect(issue(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    expect(stage.order({ orderId }).certificates).toEqual({});
  });
});
