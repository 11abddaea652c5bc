import { RevokeCertificateCommand } from '@aws-sdk/client-acm-pca';
import { SendTaskFailureCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it, vi } from 'vitest';
import { sweepOrders } from '../../../../lambdas/get-mobile-id/close/sweep.ts';
import { captureLogs } from '../../../support/logs.ts';
import { later, mobileIdIn, orderIn, secrets, start } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const { orderId } = orderIn('starting');

describe('the sweep', () => {
  it('starts an execution that is missing, by the same name', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('starting', { sweepAt: later(420).toISOString() }));
    stage.time = later(421);
    await sweepOrders(stage.deps);
    expect(stage.stepFunctions).toHaveReceivedCommandWith(StartExecutionCommand, { name: orderId });
  });

  it('ends an order that could not be started for a quarter of an hour', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('starting'));
    stage.time = later(1201);
    await sweepOrders(stage.deps);
    expect(stage.order(order).state).toBe('failed');
    expect(stage.stepFunctions).not.toHaveReceivedCommand(StartExecutionCommand);
  });

  it('ends an order that is past its deadline, and breaks off the step that waits', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('awaiting-phone'));
    stage.time = later(1200);
    await sweepOrders(stage.deps);
    expect(stage.order(order).state).toBe('expired');
    expect(stage.stepFunctions).toHaveReceivedCommandWith(SendTaskFailureCommand, {
      taskToken: secrets.taskToken,
    });
  });

  it('leaves orders alone whose time is not up', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('awaiting-phone'));
    stage.time = later(1199);
    await expect(sweepOrders(stage.deps)).resolves.toBe(0);
    expect(stage.order(order)).toEqual(order);
  });

  it('does what a completed order still owes, and then leaves it', async () => {
    const stage = new Stage();
    const old = mobileIdIn('active');
    stage.tables.put('mobile-ids', old);
    stage.putOrder(orderIn('completed', { replaces: { mobileId: old.mobileId, phoneName: old.phoneName } }));
    stage.time = later(1200);
    await sweepOrders(stage.deps);
    expect(stage.tables.items('mobile-ids')).toMatchObject([{ state: 'locked' }]);
    await expect(sweepOrders(stage.deps)).resolves.toBe(0);
  });

  it('lets an ended order be forgotten a month after nothing is left to do for it', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('cancelled'));
    stage.time = later(1200);
    await sweepOrders(stage.deps);
    const ttlEpochSeconds = later(1200 + 30 * 86_400).getTime() / 1000;
    expect(stage.tables.get('orders', { orderId })).toMatchObject({ ttlEpochSeconds });
    expect(stage.tables.get('orders', { orderId })).not.toHaveProperty('taskToken');
  });

  it('goes on with the others when one order can’t be cleaned up, and rings an alarm', async () => {
    const stage = new Stage();
    const other = '00000000-6f6b-4a52-9d55-6d6f9b2f7a01';
    const signature = { requestedAt: start.toISOString(), idempotencyToken: 'token' };
    stage.putOrder({ ...orderIn('issuing'), certificates: { signature } });
    stage.putOrder(
      orderIn('awaiting-phone', { orderId: other, userId: 'bo', sweepAt: later(1201).toISOString() }),
    );
    const logs = captureLogs();
    stage.time = later(2000);
    await sweepOrders(stage.deps);
    stage.time = later(2301);
    await sweepOrders(stage.deps);
    expect(stage.order({ orderId: other }).state).toBe('expired');
    expect(logs.metric('CleanUpIncomplete').length).toBeGreaterThan(0);
  });

  it('rings no alarm while it only waits for an issuing Lambda to end', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('issuing'));
    const logs = captureLogs();
    stage.time = later(2000);
    await sweepOrders(stage.deps);
    expect(logs.metric('CleanUpIncomplete')).toEqual([]);
  });

  it('goes on with the others while the CA hangs for one order, which then goes behind them', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const stage = new Stage();
    const hanging = stage.putOrder(orderIn('awaiting-installation'));
    const other = '00000000-6f6b-4a52-9d55-6d6f9b2f7a01';
    const behind = { orderId: other, userId: 'bo', sweepAt: later(1201).toISOString() };
    stage.putOrder(orderIn('awaiting-phone', behind));
    const never = new Promise<never>(() => undefined);
    stage.pca.on(RevokeCertificateCommand).callsFake(() => never);
    stage.time = later(2000);
    const swept = sweepOrders(stage.deps);
    await vi.waitFor(() => {
      expect(stage.pca).toHaveReceivedCommand(RevokeCertificateCommand);
    });
    await vi.advanceTimersByTimeAsync(20_000);
    await swept;
    expect(stage.order({ orderId: other }).state).toBe('expired');
    expect(stage.order(hanging).sweepAt).toBe(later(2300).toISOString());
  });

  it('says once a day that an order can not be cleaned up, and tries again with each sweep', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('awaiting-installation'));
    stage.pca.on(RevokeCertificateCommand).rejects(new Error('socket hang up'));
    const logs = captureLogs();
    for (const seconds of [2000, 2300, 2600]) {
      stage.time = later(seconds);
      await sweepOrders(stage.deps);
    }
    expect(stage.pca).toHaveReceivedCommandTimes(RevokeCertificateCommand, 6);
    expect(logs.metric('CleanUpIncomplete')).toEqual([1]);
    stage.time = later(2000 + 86_400);
    await sweepOrders(stage.deps);
    expect(logs.metric('CleanUpIncomplete')).toEqual([1, 1]);
  });

  it('looks once a day at an order that only somebody can settle', async () => {
    const stage = new Stage();
    const signature = { requestedAt: start.toISOString(), idempotencyToken: 'token' };
    const ended = { at: start.toISOString(), reason: 'failed', from: 'issuing' } as const;
    const order = stage.putOrder({ ...orderIn('failed', { ended }), certificates: { signature } });
    const logs = captureLogs();
    for (const seconds of [2000, 2300, 2600]) {
      stage.time = later(seconds);
      await sweepOrders(stage.deps);
    }
    expect(logs.metric('CertificateOutcomeUnknown')).toEqual([1]);
    expect(stage.order(order).sweepAt).toBe(later(2000 + 86_400).toISOString());
  });
});
