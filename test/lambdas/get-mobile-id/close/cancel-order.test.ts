import { SendTaskFailureCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { serve } from '../../../../lambdas/get-mobile-id/close/cancel-order.lambda.ts';
import { httpEvent } from '../../../support/http-events.ts';
import { documented } from '../../../support/answers.ts';
import { asta, orderIn, secrets } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const { orderId } = orderIn('starting');

const cancel = async (stage: Stage, body: unknown = {}, user = asta) => {
  const event = httpEvent('cancel-order', { user, params: { orderId }, body });
  return documented('cancel-order', serve(stage.deps)(event));
};

describe('POST /orders/{orderId}/cancel', () => {
  it.each(['starting', 'awaiting-confirmation', 'awaiting-phone', 'awaiting-approval'] as const)(
    'cancels an order that is %s and frees its user',
    async (state) => {
      const stage = new Stage();
      const order = stage.putOrder(orderIn(state));
      expect((await cancel(stage)).body).toMatchObject({
        state: 'cancelled',
        ended: { reason: 'cancelled-by-user' },
      });
      expect(stage.hasRunningOrder(order)).toBe(false);
    },
  );

  it('breaks off the step that waits, after its own write', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('awaiting-phone'));
    const found: string[] = [];
    stage.stepFunctions.on(SendTaskFailureCommand).callsFake(() => {
      found.push(stage.order(order).state);
      return {};
    });
    await cancel(stage);
    expect(found).toEqual(['cancelled']);
    expect(stage.stepFunctions).toHaveReceivedCommandWith(SendTaskFailureCommand, {
      taskToken: secrets.taskToken,
      error: 'OrderEnded',
    });
  });

  it('keeps nothing with which the activation code could be shown again', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('awaiting-phone'));
    await cancel(stage);
    expect(stage.order(order).activationCode).toMatchObject({ hash: order.activationCode?.hash });
    expect(stage.order(order).activationCode?.ciphertext).toBeUndefined();
  });

  it('keeps the reason when the phone is not the user’s', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('awaiting-approval'));
    await cancel(stage, { reason: 'not-my-phone' });
    expect(stage.order(order).ended?.reason).toBe('not-my-phone');
  });

  it.each(['issuing', 'awaiting-installation', 'completed', 'expired', 'failed'] as const)(
    'refuses to cancel an order that is %s',
    async (state) => {
      const stage = new Stage();
      const order = stage.putOrder(orderIn(state));
      expect((await cancel(stage)).statusCode).toBe(409);
      expect(stage.order(order)).toEqual(order);
    },
  );

  it('breaks the step off again when it is cancelled again', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('awaiting-phone'));
    await cancel(stage);
    expect((await cancel(stage)).statusCode).toBe(200);
    expect(stage.stepFunctions).toHaveReceivedCommandTimes(SendTaskFailureCommand, 2);
  });

  it('cancels an order that moves on at the same moment', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('awaiting-phone'));
    stage.tables.before('TransactWriteItems', () => stage.putOrder(orderIn('awaiting-approval')));
    await cancel(stage);
    expect(stage.order(order)).toMatchObject({ state: 'cancelled', ended: { from: 'awaiting-approval' } });
  });

  it('comes too late when issuing begins at the same moment', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('awaiting-approval'));
    stage.tables.before('TransactWriteItems', () => stage.putOrder(orderIn('issuing')));
    expect((await cancel(stage)).statusCode).toBe(409);
    expect(stage.order(order).state).toBe('issuing');
  });

  it("answers somebody else's order as one that does not exist", async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('awaiting-phone'));
    expect((await cancel(stage, {}, { ...asta, subject: 'mallory' })).statusCode).toBe(404);
    expect(stage.order(order).state).toBe('awaiting-phone');
  });
});
