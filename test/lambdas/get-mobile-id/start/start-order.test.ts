import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { SFNServiceException, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { serve } from '../../../../lambdas/get-mobile-id/start/start-order.lambda.ts';
import { requestLimits } from '../../../../domain/order/time-limits.ts';
import { httpEvent, type RequestParts } from '../../../support/http-events.ts';
import { captureLogs } from '../../../support/logs.ts';
import { documented } from '../../../support/answers.ts';
import { asta, later, mobileIdIn, user } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const startOrder = (stage: Stage, parts: RequestParts = {}) =>
  documented('start-order', serve(stage.deps)(httpEvent('start-order', { user: asta, ...parts })));

describe('POST /orders', () => {
  it('starts an order with an execution of its name', async () => {
    const stage = new Stage();
    const { statusCode, body } = await startOrder(stage);
    const [order] = stage.tables.items('orders');
    expect(statusCode).toBe(201);
    expect(body).toMatchObject({ orderId: order?.['orderId'], state: 'starting' });
    expect(order).toMatchObject({ matchTriesLeft: 3 });
    expect(stage.stepFunctions).toHaveReceivedCommandWith(StartExecutionCommand, {
      stateMachineArn: stage.deps.stateMachineArn,
      name: String(body['orderId']),
      input: JSON.stringify({ orderId: body['orderId'] }),
    });
  });

  it('names the active mobile ID that the order would replace', async () => {
    const stage = new Stage();
    const { mobileId, phoneName } = mobileIdIn('active');
    stage.tables.put('mobile-ids', mobileIdIn('active'));
    stage.tables.put('mobile-ids', mobileIdIn('locked', { mobileId: 'past' }));
    await startOrder(stage);
    expect(stage.tables.items('orders')).toMatchObject([{ replaces: { mobileId, phoneName } }]);
  });

  it('replaces nothing where the last mobile ID has expired: there is nothing left to lock', async () => {
    const stage = new Stage();
    stage.tables.put('mobile-ids', mobileIdIn('active', { notAfter: '2026-01-01T09:00:00.000Z' }));
    await startOrder(stage);
    expect(stage.tables.items('orders')[0]).not.toHaveProperty('replaces');
  });

  it.each([
    ['fr', 'sv', 'de', 'fr'],
    [undefined, 'sv', 'de', undefined],
    [undefined, undefined, 'tlh, de;q=0.8, en;q=0.5', 'de'],
    [undefined, undefined, undefined, undefined],
  ])(
    'has mails in what was chosen, else the directory’s, else the browser’s: %s, %s, %s',
    async (language, known, accepted, kept) => {
      const stage = new Stage();
      stage.putUser({ language: known });
      const headers = accepted === undefined ? {} : { 'accept-language': accepted };
      await startOrder(stage, { body: JSON.stringify({ language }), headers });
      expect(stage.tables.items('orders')[0]?.['language']).toBe(kept);
    },
  );

  it('refuses a language that there are no mails in', async () => {
    const stage = new Stage();
    const { statusCode } = await startOrder(stage, { body: JSON.stringify({ language: 'tlh' }) });
    expect(statusCode).toBe(400);
    expect(stage.tables.items('orders')).toEqual([]);
  });

  it('answers a second start with the order that runs', async () => {
    const stage = new Stage();
    const first = await startOrder(stage);
    const second = await startOrder(stage);
    expect(second.statusCode).toBe(200);
    expect(second.body['orderId']).toBe(first.body['orderId']);
    expect(stage.tables.items('orders')).toHaveLength(1);
  });

  it('makes one order of two starts at the same moment', async () => {
    const stage = new Stage();
    const answers = await Promise.all([startOrder(stage), startOrder(stage)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 201]);
    expect(stage.tables.items('orders')).toHaveLength(1);
  });

  it('starts the execution again where the first start did not get that far', async () => {
    const stage = new Stage();
    stage.stepFunctions.on(StartExecutionCommand).rejectsOnce('ThrottlingException');
    const logs = captureLogs();
    expect((await startOrder(stage)).statusCode).toBe(201);
    expect(logs.withCode('execution-not-started')).toHaveLength(1);
    await startOrder(stage);
    expect(stage.stepFunctions).toHaveReceivedCommandTimes(StartExecutionCommand, 2);
  });

  it('takes an execution that was started already for started', async () => {
    const stage = new Stage();
    const exists = new SFNServiceException({
      name: 'ExecutionAlreadyExists',
      $fault: 'client',
      $metadata: {},
    });
    stage.stepFunctions.on(StartExecutionCommand).rejects(exists);
    const logs = captureLogs();
    expect((await startOrder(stage)).statusCode).toBe(201);
    expect(logs.withCode('execution-not-started')).toEqual([]);
  });

  it('asks for a new sign-in when the last one is too old', async () => {
    const stage = new Stage();
    stage.time = later(601);
    const { statusCode, body, headers } = await startOrder(stage);
    expect(statusCode).toBe(401);
    expect(body).toMatchObject({ type: 'urn:get-mobile-id:problem:sign-in-too-old', maxAge: 600 });
    expect(headers['www-authenticate']).toContain('insufficient_user_authentication');
    expect(stage.tables.items('orders')).toEqual([]);
  });

  it('takes a sign-in that is as old as it may be, by the option', async () => {
    const stage = new Stage();
    stage.setOptions({ 'sign-in-age': 'PT1H' });
    stage.time = later(3600);
    expect((await startOrder(stage)).statusCode).toBe(201);
  });

  it('asks for a new sign-in when the token does not say when it was', async () => {
    const { issuer, subject } = asta;
    const { statusCode } = await startOrder(new Stage(), { user: { issuer, subject } });
    expect(statusCode).toBe(401);
  });

  it.each(['inactive', 'locked'] as const)('refuses a user who is %s', async (state) => {
    const stage = new Stage();
    stage.putUser({ state });
    const { statusCode, body } = await startOrder(stage);
    expect(statusCode).toBe(403);
    expect(body['type']).toBe('urn:get-mobile-id:problem:user-not-active');
    expect(stage.tables.items('orders')).toEqual([]);
  });

  it('answers a user whom the directory does not know as it answers an inactive one', async () => {
    const stage = new Stage();
    stage.putUser({ state: 'inactive' });
    const inactive = await startOrder(stage);
    const unknown = await startOrder(stage, { user: { ...asta, subject: 'nobody' } });
    expect(unknown).toEqual(inactive);
  });

  it('does not take a user of another issuer for the one of the same subject', async () => {
    const { statusCode } = await startOrder(new Stage(), {
      user: { ...asta, issuer: 'https://elsewhere.example.com' },
    });
    expect(statusCode).toBe(403);
  });

  it('lets nobody start orders without end', async () => {
    const stage = new Stage();
    const { max, seconds } = requestLimits['start-order'];
    const exhaust = {
      key: `limit#start-order#${user().userId}#${(Math.floor(stage.time.getTime() / 1000 / seconds) * seconds + seconds).toString()}`,
    };
    stage.tables.put('coordination', { ...exhaust, requests: max });
    const { statusCode, headers } = await startOrder(stage);
    expect(statusCode).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  it('says that the service is busy when Parameter Store throttles', async () => {
    const stage = new Stage();
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    stage.parameterStore.on(GetParameterCommand).rejects(throttled);
    const { statusCode, headers } = await startOrder(stage);
    expect(statusCode).toBe(503);
    expect(headers['retry-after']).toBeDefined();
  });

  it('does not show the user what is wrong with a parameter', async () => {
    const stage = new Stage();
    stage.setOptions({ 'sign-in-age': 'a week' });
    const { statusCode, body } = await startOrder(stage);
    expect(statusCode).toBe(500);
    expect(JSON.stringify(body)).not.toContain('sign-in-age');
  });
});
