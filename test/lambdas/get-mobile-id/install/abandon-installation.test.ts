import { SendTaskFailureCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { serve } from '../../../../lambdas/get-mobile-id/install/abandon-installation.lambda.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { documented } from '../../../support/answers.ts';
import { httpEvent } from '../../../support/http-events.ts';
import { captureLogs } from '../../../support/logs.ts';
import { orderIn, secrets, start } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const params = { orderId: orderIn('starting').orderId };

const staged = (order: Order = orderIn('awaiting-installation')): Stage => {
  const stage = new Stage();
  stage.putOrder(order);
  return stage;
};

const abandon = (stage: Stage, bearer: string = secrets.phoneSecret) =>
  documented(
    'abandon-installation',
    serve(stage.deps)(httpEvent('abandon-installation', { params, bearer, body: {} })),
  );

const expectUntouched = (stage: Stage, order: Order): void => {
  expect(stage.order(order)).toEqual(order);
  expect(stage.stepFunctions).not.toHaveReceivedCommand(SendTaskFailureCommand);
};

describe('POST /activations/{orderId}/not-installed', () => {
  it('ends the order as failed, and sends the process to its clean-up', async () => {
    const stage = staged();
    expect(await abandon(stage)).toMatchObject({ statusCode: 200, body: { state: 'failed' } });
    const { state, ended } = stage.order(params);
    expect([state, ended?.reason, ended?.from]).toEqual(['failed', 'not-installed', 'awaiting-installation']);
    expect(stage.stepFunctions).toHaveReceivedCommandWith(SendTaskFailureCommand, {
      taskToken: secrets.taskToken,
      error: 'OrderEnded',
    });
  });

  it('may be said again', async () => {
    const stage = staged();
    await abandon(stage);
    const ended = stage.order(params);
    expect((await abandon(stage)).statusCode).toBe(200);
    expect(stage.order(params)).toEqual(ended);
  });

  it('rings no alarm: it is the user’s own word', async () => {
    const logs = captureLogs();
    await abandon(staged());
    expect(logs.withCode('order-ended')).toHaveLength(1);
    expect(logs.withCode('order-failed')).toEqual([]);
    expect(logs).toHaveNoSecrets([...Object.values(secrets)]);
  });

  it('is refused once the phone has said that it is installed', async () => {
    const order = orderIn('awaiting-installation', { installation: { at: start.toISOString() } });
    const stage = staged(order);
    expect((await abandon(stage)).statusCode).toBe(409);
    expectUntouched(stage, order);
  });

  it('yields to an acknowledgement that comes at the same moment', async () => {
    const stage = staged();
    const installed = orderIn('awaiting-installation', { installation: { at: start.toISOString() } });
    stage.tables.before('TransactWriteItems', () => stage.putOrder(installed));
    expect((await abandon(stage)).statusCode).toBe(409);
    expectUntouched(stage, installed);
  });

  it.each(['awaiting-approval', 'issuing', 'completed'] as const)(
    'is refused while the order is %s',
    async (state) => {
      const order = orderIn(state);
      const stage = staged(order);
      expect((await abandon(stage)).statusCode).toBe(409);
      expectUntouched(stage, order);
    },
  );

  it('is nobody else’s to say', async () => {
    const order = orderIn('awaiting-installation');
    const stage = staged(order);
    expect((await abandon(stage, 'c29tZSBvdGhlciBwaG9uZSBzZWNyZXQ')).statusCode).toBe(401);
    expectUntouched(stage, order);
  });
});
