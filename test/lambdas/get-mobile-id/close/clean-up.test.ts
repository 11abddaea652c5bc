import { RevokeCertificateCommand } from '@aws-sdk/client-acm-pca';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/close/clean-up.lambda.ts';
import { later, mobileIdIn, orderIn } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const { orderId } = orderIn('starting');
const executionEnded = (stage: Stage, status: string) =>
  run(stage.deps)({ detail: { name: orderId, status } });

describe('clean-up of an execution that did not finish', () => {
  it.each([
    { status: 'TIMED_OUT', end: 'expired' },
    { status: 'ABORTED', end: 'failed' },
    { status: 'FAILED', end: 'failed' },
  ])('ends the order of a waiting execution that is $status as $end', async ({ status, end }) => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('awaiting-installation'));
    await executionEnded(stage, status);
    expect(stage.order(order).state).toBe(end);
    expect(stage.pca).toHaveReceivedCommandTimes(RevokeCertificateCommand, 2);
    expect(stage.mails).toHaveReceivedCommandTimes(SendEmailCommand, 1);
  });

  it('changes nothing of an order that is completed, but locks what it replaced', async () => {
    const stage = new Stage();
    const old = mobileIdIn('active');
    stage.tables.put('mobile-ids', old);
    const replaces = { mobileId: old.mobileId, phoneName: old.phoneName };
    const order = stage.putOrder(orderIn('completed', { replaces }));
    await executionEnded(stage, 'FAILED');
    expect(stage.order(order).state).toBe('completed');
    expect(stage.tables.items('mobile-ids')).toMatchObject([{ state: 'locked', lockReason: 'SUPERSEDED' }]);
    expect(stage.mails).toHaveReceivedCommandTimes(SendEmailCommand, 1);
  });

  it('tells the user of a completed order once, also while what it replaced can not be revoked', async () => {
    const stage = new Stage();
    const old = mobileIdIn('active');
    stage.tables.put('mobile-ids', old);
    stage.putOrder(orderIn('completed', { replaces: { mobileId: old.mobileId, phoneName: 'Old phone' } }));
    stage.pca.on(RevokeCertificateCommand).rejectsOnce(new Error('socket hang up'));
    await expect(executionEnded(stage, 'ABORTED')).rejects.toThrow();
    expect(stage.mails).toHaveReceivedCommandTimes(SendEmailCommand, 1);
    await executionEnded(stage, 'ABORTED');
    expect(stage.mails).toHaveReceivedCommandTimes(SendEmailCommand, 1);
  });

  it('tells the user once that they got no mobile ID, also while nobody knows what the CA issued', async () => {
    const stage = new Stage();
    const signature = { requestedAt: later(-600).toISOString(), idempotencyToken: 'token' };
    stage.putOrder(orderIn('issuing', { certificates: { signature } }));
    await expect(executionEnded(stage, 'FAILED')).rejects.toMatchObject({ name: 'IssuingMayStillRun' });
    stage.time = later(60);
    await expect(executionEnded(stage, 'FAILED')).rejects.toMatchObject({
      name: 'CertificateOutcomeUnknown',
    });
    expect(stage.mails).toHaveReceivedCommandTimes(SendEmailCommand, 1);
  });

  it('can run again and again', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('awaiting-installation'));
    await executionEnded(stage, 'ABORTED');
    await executionEnded(stage, 'ABORTED');
    expect(stage.pca).toHaveReceivedCommandTimes(RevokeCertificateCommand, 2);
    expect(stage.mails).toHaveReceivedCommandTimes(SendEmailCommand, 1);
  });
});
