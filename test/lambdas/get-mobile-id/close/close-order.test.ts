import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/close/close-order.lambda.ts';
import { captureLogs } from '../../../support/logs.ts';
import { later, orderIn } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const { orderId } = orderIn('starting');
const close = (stage: Stage, error: string | null | undefined) => run(stage.deps)({ orderId, error });

describe('Close order', () => {
  it.each(['awaiting-confirmation', 'awaiting-phone', 'awaiting-approval', 'awaiting-installation'] as const)(
    'lets an order expire that nobody answered while it was %s',
    async (state) => {
      const stage = new Stage();
      const order = stage.putOrder(orderIn(state));
      await expect(close(stage, 'States.Timeout')).resolves.toEqual({ state: 'expired' });
      expect(stage.order(order)).toMatchObject({
        state: 'expired',
        ended: { reason: 'expired', from: state },
      });
      expect(stage.hasRunningOrder(order)).toBe(false);
    },
  );

  it.each(['starting', 'issuing'] as const)(
    'fails an order whose step took too long while it was %s',
    async (state) => {
      const stage = new Stage();
      stage.putOrder(orderIn(state));
      await expect(close(stage, 'States.Timeout')).resolves.toEqual({ state: 'failed' });
    },
  );

  it.each(['awaiting-confirmation', 'issuing'] as const)(
    'has the sweep look after an order a minute after it ended while it was %s',
    async (state) => {
      const stage = new Stage();
      const order = stage.putOrder(orderIn(state));
      await close(stage, 'States.Timeout');
      expect(stage.order(order).sweepAt).toBe(later(60).toISOString());
    },
  );

  it('keeps the stable code of the error that ended the order', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('starting'));
    await close(stage, 'UserNotActive');
    expect(stage.order(order)).toMatchObject({ state: 'failed', ended: { reason: 'user-not-active' } });
  });

  it('gives an error of Lambda or an SDK no name of its own', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('starting'));
    await close(stage, 'Lambda.Unknown');
    expect(stage.order(order).ended?.reason).toBe('failed');
  });

  it.each([null, undefined, ''])(
    'ends an order whose waiting task was failed without a name: %j',
    async (error) => {
      const stage = new Stage();
      const order = stage.putOrder(orderIn('awaiting-phone'));
      const logs = captureLogs();
      await expect(close(stage, error)).resolves.toEqual({ state: 'failed' });
      expect(stage.order(order).ended?.reason).toBe('failed');
      expect(logs.metric('OrderFailed')).toEqual([1]);
    },
  );

  it.each(['Lambda.Unknown', 'CertificateWrong', 'CertificateRefusedByCa', 'CertificatesIncomplete'])(
    'rings an alarm for an order that ends by %s, which no user can help',
    async (error) => {
      const stage = new Stage();
      stage.putOrder(orderIn('issuing'));
      const logs = captureLogs();
      await close(stage, error);
      expect(logs.metric('OrderFailed')).toEqual([1]);
      expect(logs.withCode('order-failed')).toMatchObject([{ orderId }]);
    },
  );

  it.each(['UserNotActive', 'OptionInvalid', 'States.Timeout'])(
    'rings no alarm for an order that ends by %s',
    async (error) => {
      const stage = new Stage();
      stage.putOrder(orderIn(error === 'States.Timeout' ? 'awaiting-phone' : 'starting'));
      const logs = captureLogs();
      await close(stage, error);
      expect(logs.metric('OrderFailed')).toEqual([]);
      expect(logs.withCode('order-ended')).toHaveLength(1);
    },
  );

  it.each(['completed', 'cancelled', 'expired', 'failed'] as const)(
    'leaves a %s order as it is',
    async (state) => {
      const stage = new Stage();
      const order = stage.putOrder(orderIn(state));
      await expect(close(stage, 'OrderEnded')).resolves.toEqual({ state });
      expect(stage.order(order)).toEqual(order);
    },
  );

  it('finds the order cancelled when the user was faster', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('awaiting-phone'));
    stage.tables.before('TransactWriteItems', () => stage.putOrder(orderIn('cancelled')));
    await expect(close(stage, 'States.Timeout')).resolves.toEqual({ state: 'cancelled' });
  });

  it('never fails an order that was completed at the same moment', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('awaiting-installation'));
    stage.tables.before('TransactWriteItems', () => stage.putOrder(orderIn('completed')));
    await expect(close(stage, 'States.Timeout')).resolves.toEqual({ state: 'completed' });
  });
});
