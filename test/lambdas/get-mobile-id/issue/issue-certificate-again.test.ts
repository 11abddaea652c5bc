import {
  ACMPCAServiceException,
  IssueCertificateCommand,
  type IssueCertificateCommandInput,
} from '@aws-sdk/client-acm-pca';
import { describe, expect, it } from 'vitest';
import { arnFor, arnOf, certificateIn, issue, timeout, tokens } from '../../../support/issuing.ts';
import { stageWith } from '../../../support/staged.ts';
import { captureLogs } from '../../../support/logs.ts';
import { later, orderIn } from '../../../support/orders.ts';
import type { Stage } from '../../../support/stage.ts';

const { orderId } = orderIn('issuing');
const answered = (name: string) =>
  new ACMPCAServiceException({ name, $fault: 'client', $metadata: { attempts: 1, httpStatusCode: 400 } });

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
    ['for now', 'ThrottlingException', 'NotItsTurn'],
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
    await expect(issue(stage)).rejects.toMatchObject({ name: 'CaThrottled' });
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
    await expect(issue(stage)).rejects.toMatchObject({ name: 'NotItsTurn' });
    expect(certificateIn(stage)?.idempotencyToken).toBe(tokens(stage)[1]);
  });

  it('takes the intent back from an order that has ended meanwhile', async () => {
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).callsFake(() => {
      stage.putOrder({ ...orderIn('failed'), certificates: stage.order({ orderId }).certificates });
      throw answered('ThrottlingException');
    });
    await expect(issue(stage)).rejects.toMatchObject({ name: 'NotItsTurn' });
    expect(stage.order({ orderId }).certificates).toEqual({});
  });
});
