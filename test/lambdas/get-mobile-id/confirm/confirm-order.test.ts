import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { serve } from '../../../../lambdas/get-mobile-id/confirm/confirm-order.lambda.ts';
import { httpEvent } from '../../../support/http-events.ts';
import { documented } from '../../../support/answers.ts';
import { asta, mobileIdIn, options, orderIn, secrets, start } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const waiting = (changes: Parameters<typeof orderIn>[1] = {}) => orderIn('awaiting-confirmation', changes);
const old = mobileIdIn('active');
const replacing = () => waiting({ replaces: { mobileId: old.mobileId, phoneName: old.phoneName } });

const confirm = async (stage: Stage, body: unknown = {}, user = asta) => {
  const { orderId } = waiting();
  const event = httpEvent('confirm-order', { user, params: { orderId }, body });
  return documented('confirm-order', serve(stage.deps)(event));
};

describe('POST /orders/{orderId}/confirm', () => {
  it('keeps the kinds that are always issued and moves the process on with them', async () => {
    const stage = new Stage();
    const order = stage.putOrder(waiting());
    expect((await confirm(stage)).statusCode).toBe(200);
    expect(stage.order(order).confirmation).toMatchObject({ kinds: ['authentication', 'signature'] });
    expect(stage.stepFunctions).toHaveReceivedCommandWith(SendTaskSuccessCommand, {
      taskToken: secrets.taskToken,
      output: JSON.stringify({ kinds: ['authentication', 'signature'], oldPhone: 'none' }),
    });
  });

  it.each([
    { kinds: [], issued: ['authentication'] },
    { kinds: ['signature'], issued: ['authentication', 'signature'] },
    { kinds: ['signature', 'authentication'], issued: ['authentication', 'signature'] },
  ])('issues $issued when the user may choose signature and chooses $kinds', async ({ kinds, issued }) => {
    const stage = new Stage();
    const order = stage.putOrder(waiting({ options: options({ 'certificates/signature': 'choice' }) }));
    await confirm(stage, { kinds });
    expect(stage.order(order).confirmation?.kinds).toEqual(issued);
  });

  it('answers with what it keeps', async () => {
    const stage = new Stage();
    stage.tables.put('mobile-ids', old);
    stage.putOrder(replacing());
    const { body } = await confirm(stage, { kinds: ['signature'], oldPhone: 'lost' });
    expect(body['confirmation']).toEqual({ kinds: ['authentication', 'signature'], oldPhone: 'lost' });
  });

  it('locks no lost phone for who signed in too long ago', async () => {
    const stage = new Stage();
    stage.tables.put('mobile-ids', old);
    stage.putOrder(replacing());
    const tooOld = { ...asta, authTime: start.getTime() / 1000 - 601 };
    expect((await confirm(stage, { oldPhone: 'lost' }, tooOld)).statusCode).toBe(401);
    expect(stage.tables.items('mobile-ids')).toMatchObject([{ state: 'active' }]);
    expect((await confirm(stage, { oldPhone: 'kept' }, tooOld)).statusCode).toBe(200);
  });

  it('refuses a kind that the options never issue', async () => {
    const stage = new Stage();
    stage.putOrder(waiting());
    const { statusCode, body } = await confirm(stage, { kinds: ['encryption'] });
    expect(statusCode).toBe(422);
    expect(body['detail']).toBe('Certificates of this kind are not issued: encryption');
    expect(stage.order(waiting()).confirmation).toBeUndefined();
  });

  it('refuses a choice of nothing', async () => {
    const stage = new Stage();
    const choice = { 'certificates/authentication': 'choice', 'certificates/signature': 'never' } as const;
    stage.putOrder(waiting({ options: options(choice) }));
    const { statusCode, body } = await confirm(stage);
    expect(statusCode).toBe(422);
    expect(body['detail']).toBe('Choose one kind of certificate at least');
    expect(stage.order(waiting()).confirmation).toBeUndefined();
  });

  it('wants to know what became of the old phone', async () => {
    const stage = new Stage();
    stage.putOrder(replacing());
    const { statusCode, body } = await confirm(stage);
    expect(statusCode).toBe(422);
    expect(body['detail']).toBe('Say what became of the old phone: kept or lost');
  });

  it('refuses to hear of an old phone when there is none', async () => {
    const stage = new Stage();
    stage.putOrder(waiting());
    const { statusCode, body } = await confirm(stage, { oldPhone: 'lost' });
    expect(statusCode).toBe(422);
    expect(body['detail']).toBe('There is no old phone: this order replaces nothing');
  });

  it('locks the mobile ID of a lost phone in the same write', async () => {
    const stage = new Stage();
    stage.tables.put('mobile-ids', old);
    stage.putOrder(replacing());
    await confirm(stage, { oldPhone: 'lost' });
    const { userId, mobileId } = old;
    expect(stage.tables.get('mobile-ids', { userId, mobileId })).toMatchObject({
      state: 'locked',
      lockReason: 'KEY_COMPROMISE',
    });
  });

  it('lets the old phone work on when it was kept', async () => {
    const stage = new Stage();
    stage.tables.put('mobile-ids', old);
    stage.putOrder(replacing());
    await confirm(stage, { oldPhone: 'kept' });
    const { userId, mobileId } = old;
    expect(stage.tables.get('mobile-ids', { userId, mobileId })).toMatchObject({ state: 'active' });
    expect(stage.order(replacing()).confirmation?.oldPhone).toBe('kept');
  });

  it('sends the token again when the same decision comes again', async () => {
    const stage = new Stage();
    stage.putOrder(waiting());
    await confirm(stage);
    expect((await confirm(stage)).statusCode).toBe(200);
    expect(stage.stepFunctions).toHaveReceivedCommandTimes(SendTaskSuccessCommand, 2);
  });

  it.each([
    { first: 'the same', kinds: ['authentication', 'signature'] as const, status: 200 },
    { first: 'another', kinds: ['authentication'] as const, status: 409 },
  ])('answers $status when $first decision comes in the same moment', async ({ kinds, status }) => {
    const stage = new Stage();
    const confirmation = { kinds: [...kinds], at: start.toISOString() };
    const order = stage.putOrder(waiting());
    stage.tables.before('TransactWriteItems', () => {
      stage.putOrder(orderIn('awaiting-phone', { confirmation }));
    });
    expect((await confirm(stage)).statusCode).toBe(status);
    expect(stage.order(order).confirmation).toEqual(confirmation);
  });

  it('takes a token whose step is over for done', async () => {
    const stage = new Stage();
    stage.putOrder(waiting());
    const over = Object.assign(new Error('Task Timed Out'), { name: 'TaskTimedOut' });
    stage.stepFunctions.on(SendTaskSuccessCommand).rejects(over);
    expect((await confirm(stage)).statusCode).toBe(200);
  });

  it('uses the token of a step that started again in between', async () => {
    const stage = new Stage();
    stage.putOrder(waiting());
    stage.tables.before('TransactWriteItems', () => {
      stage.putOrder(waiting({ taskToken: 'newer' }));
    });
    await confirm(stage);
    expect(stage.stepFunctions).toHaveReceivedCommandWith(SendTaskSuccessCommand, { taskToken: 'newer' });
  });

  it('refuses another decision once there is one', async () => {
    const stage = new Stage();
    const choice = options({ 'certificates/signature': 'choice' });
    stage.putOrder(waiting({ options: choice }));
    await confirm(stage, { kinds: ['signature'] });
    expect((await confirm(stage, { kinds: [] })).statusCode).toBe(409);
  });

  it('answers a late double click with the order as it is, and moves nothing', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('awaiting-phone'));
    const { statusCode, body } = await confirm(stage);
    expect(statusCode).toBe(200);
    expect(body['state']).toBe('awaiting-phone');
    expect(stage.stepFunctions).not.toHaveReceivedCommand(SendTaskSuccessCommand);
  });

  it('refuses an order that has been cancelled', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('cancelled'));
    expect((await confirm(stage)).statusCode).toBe(409);
  });

  it("answers somebody else's order as one that does not exist", async () => {
    const stage = new Stage();
    const missing = await confirm(stage);
    stage.putOrder(waiting());
    const foreign = await confirm(stage, {}, { ...asta, subject: 'mallory' });
    expect(foreign).toEqual(missing);
    expect(foreign.statusCode).toBe(404);
  });
});
