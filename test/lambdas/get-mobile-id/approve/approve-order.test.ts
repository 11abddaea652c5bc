import { SendTaskFailureCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { serve } from '../../../../lambdas/get-mobile-id/approve/approve-order.lambda.ts';
import { httpEvent } from '../../../support/http-events.ts';
import { captureLogs } from '../../../support/logs.ts';
import { documented } from '../../../support/answers.ts';
import { asta, later, options, orderIn, secrets } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const waiting = (changes: Parameters<typeof orderIn>[1] = {}) => orderIn('awaiting-approval', changes);

const approve = async (stage: Stage, matchCode: string = secrets.matchCode, user = asta) => {
  const { orderId } = waiting();
  const event = httpEvent('approve-order', { user, params: { orderId }, body: { matchCode } });
  return documented('approve-order', serve(stage.deps)(event));
};

describe('POST /orders/{orderId}/approve', () => {
  it.each(['completed', 'cancelled', 'expired'] as const)(
    'says the same to right and wrong digits once the order is %s',
    async (state) => {
      const stage = new Stage();
      const { phone } = orderIn('awaiting-approval');
      stage.putOrder({ ...orderIn(state), ...(phone && { phone }) });
      const right = await approve(stage, secrets.matchCode);
      expect(right.statusCode).toBe(409);
      expect(await approve(stage, '000000')).toEqual(right);
    },
  );

  it('moves the process on when the code is the one that the phone shows', async () => {
    const stage = new Stage();
    const order = stage.putOrder(waiting());
    expect((await approve(stage)).statusCode).toBe(200);
    expect(stage.order(order).approval).toEqual({ at: '2026-03-01T09:00:00.000Z' });
    expect(stage.stepFunctions).toHaveReceivedCommandWith(SendTaskSuccessCommand, {
      taskToken: secrets.taskToken,
    });
  });

  it.each([undefined, { name: 'Pixel', submittedAt: '2026-03-01T09:00:00.000Z' }])(
    'takes no code where no phone has shown one: %j',
    async (phone) => {
      const stage = new Stage();
      const { phone: answered, ...order } = waiting();
      stage.putOrder({ ...order, ...(phone && { phone }) });
      expect((await approve(stage, answered?.matchCode)).statusCode).toBe(422);
      expect(stage.order(order).approval).toBeUndefined();
    },
  );

  it('says how many tries are left after a wrong code', async () => {
    const stage = new Stage();
    const order = stage.putOrder(waiting());
    const { statusCode, body } = await approve(stage, '000000');
    expect(statusCode).toBe(422);
    expect(body['triesLeft']).toBe(2);
    expect(stage.order(order)).toMatchObject({ state: 'awaiting-approval', matchTriesLeft: 2 });
    expect(stage.stepFunctions).not.toHaveReceivedCommand(SendTaskSuccessCommand);
  });

  it('ends the order at the third wrong code and sends the process to its clean-up', async () => {
    const stage = new Stage();
    const order = stage.putOrder(waiting());
    await approve(stage, '000000');
    await approve(stage, '000001');
    expect((await approve(stage, '000002')).body['triesLeft']).toBe(0);
    expect(stage.order(order)).toMatchObject({ state: 'failed', ended: { reason: 'match-code-wrong' } });
    expect(stage.hasRunningOrder(order)).toBe(false);
    expect(stage.stepFunctions).toHaveReceivedCommandWith(SendTaskFailureCommand, {
      taskToken: secrets.taskToken,
      error: 'OrderEnded',
    });
  });

  it('does not take the right code after the third wrong one', async () => {
    const stage = new Stage();
    const order = stage.putOrder(waiting({ matchTriesLeft: 0 }));
    expect((await approve(stage)).statusCode).toBe(409);
    expect(stage.order(order)).toMatchObject({ state: 'failed', ended: { reason: 'match-code-wrong' } });
    expect(stage.order(order).approval).toBeUndefined();
  });

  it('counts a wrong code once, be its answer lost or the code typed again', async () => {
    const stage = new Stage();
    const order = stage.putOrder(waiting());
    stage.tables.fail('UpdateItem', 'InternalServerError', { when: 'after' });
    expect((await approve(stage, '000000')).statusCode).toBe(503);
    expect((await approve(stage, '000000')).body['triesLeft']).toBe(2);
    expect((await approve(stage, '000000')).body['triesLeft']).toBe(2);
    expect(stage.order(order).matchTriesLeft).toBe(2);
    expect((await approve(stage)).statusCode).toBe(200);
  });

  it.each(['000002', secrets.matchCode])(
    'ends the order with the third wrong code whose answer is lost, and tells the process at the next, %s',
    async (next) => {
      const stage = new Stage();
      const order = stage.putOrder(waiting({ matchTriesLeft: 1, wrongCodes: ['000000', '000001'] }));
      stage.tables.fail('TransactWriteItems', 'InternalServerError', { when: 'after' });
      await approve(stage, '000002');
      expect(stage.order(order)).toMatchObject({ state: 'failed', ended: { reason: 'match-code-wrong' } });
      expect(stage.hasRunningOrder(order)).toBe(false);
      expect(stage.stepFunctions).not.toHaveReceivedCommand(SendTaskFailureCommand);
      const { statusCode, body } = await approve(stage, next);
      if (next === '000002') expect(body['triesLeft']).toBe(0);
      else expect(statusCode).toBe(409);
      expect(stage.stepFunctions).toHaveReceivedCommandTimes(SendTaskFailureCommand, 1);
    },
  );

  it('leaves an order alone that the right code came to first', async () => {
    const stage = new Stage();
    const order = stage.putOrder(waiting({ matchTriesLeft: 1 }));
    const approval = { at: stage.time.toISOString() };
    stage.tables.before('TransactWriteItems', () => stage.putOrder({ ...order, approval }));
    expect((await approve(stage, '000000')).statusCode).toBe(409);
    expect(stage.order(order)).toMatchObject({ state: 'awaiting-approval', approval, matchTriesLeft: 1 });
  });

  it('counts each of three wrong codes that come at the same moment', async () => {
    const stage = new Stage();
    const order = stage.putOrder(waiting());
    const answers = await Promise.all(['000000', '000001', '000002'].map((code) => approve(stage, code)));
    expect(answers.map(({ body }) => Number(body['triesLeft'])).sort()).toEqual([0, 1, 2]);
    expect(stage.order(order).state).toBe('failed');
  });

  it('ends an order that an earlier release left without tries', async () => {
    const stage = new Stage();
    const order = stage.putOrder(waiting({ matchTriesLeft: 0 }));
    await approve(stage, '000000');
    expect(stage.order(order).state).toBe('failed');
  });

  it('sends the token again when the right code comes again', async () => {
    const stage = new Stage();
    stage.putOrder(waiting());
    await approve(stage);
    expect((await approve(stage)).statusCode).toBe(200);
    expect(stage.stepFunctions).toHaveReceivedCommandTimes(SendTaskSuccessCommand, 2);
  });

  it('answers a late double click with the order as it is', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('issuing'));
    expect((await approve(stage)).body['state']).toBe('issuing');
    expect(stage.stepFunctions).not.toHaveReceivedCommand(SendTaskSuccessCommand);
  });

  it('refuses a code while no phone has answered', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('awaiting-phone'));
    expect((await approve(stage)).statusCode).toBe(409);
    expect(stage.order(order).matchTriesLeft).toBe(3);
  });

  it('asks for a new sign-in when the last one is older than the order allows', async () => {
    const stage = new Stage();
    stage.putOrder(waiting({ options: options({ 'sign-in-age': 'PT1M' }) }));
    stage.time = later(61);
    expect((await approve(stage)).statusCode).toBe(401);
  });

  it("answers somebody else's order as one that does not exist", async () => {
    const stage = new Stage();
    stage.putOrder(waiting());
    expect((await approve(stage, secrets.matchCode, { ...asta, subject: 'mallory' })).statusCode).toBe(404);
  });

  it('writes neither typed nor right code to the log', async () => {
    const stage = new Stage();
    stage.putOrder(waiting());
    const logs = captureLogs();
    await approve(stage, '000001');
    await approve(stage);
    expect(logs.withCode('match-code-refused')).toHaveLength(1);
    expect(logs).toHaveNoSecrets(['000001', ...Object.values(secrets)]);
  });
});
