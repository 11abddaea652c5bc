import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../lambdas/deliver/activation-code.ts';
import { serve } from '../../lambdas/deliver/answer-activation.lambda.ts';
import type { Order } from '../../lambdas/shared/model/order.ts';
import { documented } from '../support/answers.ts';
import { httpEvent } from '../support/http-events.ts';
import { captureLogs } from '../support/logs.ts';
import { later, orderIn, secrets } from '../support/orders.ts';
import { Stage } from '../support/stage.ts';
import { phoneRequest, strangersRequest } from './phone-request.ts';

const waiting = (changes: Partial<Order> = {}) => orderIn('awaiting-phone', changes);
const { orderId } = waiting();

const post = (stage: Stage, body: unknown = phoneRequest, bearer: string = secrets.activationCode) =>
  documented(
    'answer-activation',
    serve(stage.deps)(httpEvent('answer-activation', { bearer, params: { orderId }, body })),
  );

const staged = (order: Order = waiting()): Stage => {
  const stage = new Stage();
  stage.putOrder(order);
  return stage;
};

const { certificateRequests: requests } = phoneRequest;
const renewed = {
  hash: hashOf('newer'),
  expiresAt: later(900).toISOString(),
  replaced: [hashOf(secrets.activationCode)],
};

describe('POST /activations/{orderId}', () => {
  it('makes the phone the order’s phone and answers with six digits', async () => {
    const stage = staged();
    stage.time = later(60);
    const { statusCode, body, headers } = await post(stage);
    const { phone } = stage.order({ orderId });
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toEqual({ matchCode: phone?.matchCode });
    expect(phone).toMatchObject({
      name: 'Åstas telefon',
      secretHash: hashOf(secrets.phoneSecret),
      transportKey: JSON.stringify(phoneRequest.transportKey),
      certificateRequests: { authentication: requests[0]?.csr, signature: requests[1]?.csr },
      answeredAt: later(60).toISOString(),
    });
  });

  it('uses the code up in one write, so that nobody can show it again', async () => {
    const stage = staged();
    await post(stage);
    expect(stage.tables.calls.filter(({ operation }) => operation === 'UpdateItem')).toHaveLength(1);
    expect(stage.order({ orderId }).activationCode?.ciphertext).toBeUndefined();
  });

  it('moves the process on, after the write', async () => {
    const stage = staged();
    stage.stepFunctions.on(SendTaskSuccessCommand).callsFake(() => {
      expect(stage.order({ orderId }).phone).toBeDefined();
      return {};
    });
    await post(stage);
    expect(stage.stepFunctions).toHaveReceivedCommandExactlyOnceWith(SendTaskSuccessCommand, {
      taskToken: secrets.taskToken,
      output: '{}',
    });
  });

  it('draws another match code for every phone', async () => {
    const codes = new Set();
    for (let count = 0; count < 5; count += 1) codes.add((await post(staged())).body['matchCode']);
    expect(codes.size).toBeGreaterThan(1);
  });
});

describe('The identical request again', () => {
  it('gets the identical answer, and the process is told again', async () => {
    const stage = staged();
    const first = await post(stage);
    const before = stage.order({ orderId });
    expect(await post(stage)).toEqual(first);
    expect(stage.order({ orderId })).toEqual(before);
    expect(stage.stepFunctions).toHaveReceivedCommandTimes(SendTaskSuccessCommand, 2);
  });

  it('gets it also when the first one failed to tell the process', async () => {
    const stage = staged();
    stage.stepFunctions.on(SendTaskSuccessCommand).rejectsOnce(new Error('socket hang up')).resolves({});
    expect((await post(stage)).statusCode).toBe(500);
    expect(await post(stage)).toMatchObject({
      statusCode: 200,
      body: { matchCode: stage.order({ orderId }).phone?.matchCode },
    });
  });

  it('gets it when the code has expired since', async () => {
    const stage = staged();
    const first = await post(stage);
    stage.time = later(3000);
    expect(await post(stage)).toEqual(first);
  });

  it('gets it at the same moment: one phone, one match code', async () => {
    const stage = staged();
    const [one, other] = await Promise.all([post(stage), post(stage)]);
    expect(other).toEqual(one);
    expect(one.body['matchCode']).toBe(stage.order({ orderId }).phone?.matchCode);
  });

  it('gets it when the reply of the store to the first one got lost', async () => {
    const stage = staged();
    stage.tables.fail('UpdateItem', new Error('socket hang up'), { after: true });
    expect((await post(stage)).statusCode).toBe(500);
    expect((await post(stage)).body).toEqual({ matchCode: stage.order({ orderId }).phone?.matchCode });
  });

  it.each(['awaiting-approval', 'issuing', 'awaiting-installation'] as const)(
    'gets it when the order is %s, and moves no other step on',
    async (state) => {
      const stage = staged();
      const first = await post(stage);
      const { phone } = stage.order({ orderId });
      stage.putOrder({ ...orderIn(state, { taskToken: 'of another step' }), ...(phone && { phone }) });
      expect(await post(stage)).toEqual(first);
      expect(stage.stepFunctions).toHaveReceivedCommandTimes(SendTaskSuccessCommand, 1);
    },
  );

  it.each(['cancelled', 'expired', 'failed', 'completed'] as const)(
    'gets nothing any more when the order is %s',
    async (state) => {
      const stage = staged();
      await post(stage);
      stage.putOrder({ ...stage.order({ orderId }), state });
      expect((await post(stage)).statusCode).toBe(410);
    },
  );
});

describe('Any other request with a used code', () => {
  it.each([
    { title: 'of another phone', body: strangersRequest },
    { title: 'of the same content in other bytes', body: JSON.stringify(phoneRequest, undefined, 1) },
  ])('$title finds it gone, and changes nothing', async ({ body }) => {
    const stage = staged();
    await post(stage);
    const before = stage.order({ orderId });
    const { statusCode, body: problem } = await post(stage, body);
    expect(statusCode).toBe(410);
    expect(JSON.stringify(problem)).not.toContain(before.phone?.matchCode);
    expect(stage.order({ orderId })).toEqual(before);
  });

  it('finds it gone before anything else of it is looked at', async () => {
    const stage = staged();
    await post(stage);
    expect((await post(stage, { ...phoneRequest, certificateRequests: [] })).statusCode).toBe(410);
  });
});

describe('Two phones at once', () => {
  it('cannot both become the order’s phone', async () => {
    const stage = staged();
    const answers = await Promise.all([post(stage), post(stage, strangersRequest)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 410]);
    const winner = answers.find(({ statusCode }) => statusCode === 200);
    expect(winner?.body).toEqual({ matchCode: stage.order({ orderId }).phone?.matchCode });
    expect(stage.stepFunctions).toHaveReceivedCommandTimes(SendTaskSuccessCommand, 1);
  });

  it('one finds the code gone when the other was there a moment before', async () => {
    const stage = staged();
    stage.tables.before('UpdateItem', async () => post(stage, strangersRequest));
    expect((await post(stage)).statusCode).toBe(410);
    expect(stage.order({ orderId }).phone?.name).toBe('Mallory');
  });
});

describe('A code that dies on the way', () => {
  const expired = { hash: hashOf(secrets.activationCode), expiresAt: later(0).toISOString(), replaced: [] };

  it.each([
    { title: 'is replaced', meanwhile: waiting({ activationCode: renewed }) },
    { title: 'expires', meanwhile: waiting({ activationCode: expired }) },
    { title: 'dies with its order', meanwhile: { ...waiting(), state: 'cancelled' as const } },
  ])('makes nobody the phone: it $title between the look and the write', async ({ meanwhile }) => {
    const stage = staged();
    stage.tables.before('UpdateItem', () => stage.putOrder(meanwhile));
    expect((await post(stage)).statusCode).toBe(410);
    expect(stage.order({ orderId })).toEqual(meanwhile);
    expect(stage.stepFunctions).not.toHaveReceivedCommand(SendTaskSuccessCommand);
  });
});

describe('The log of a phone’s answer', () => {
  it('holds no secret, no request and nothing that a stranger wrote', async () => {
    const logs = captureLogs();
    const stage = staged();
    const { body } = await post(stage);
    await post(stage, strangersRequest);
    await post(staged(), { ...phoneRequest, phoneName: '\u202eMallory' });
    const { phone } = stage.order({ orderId });
    expect(logs.text).toContain('answer-activation completed');
    expect(logs).toHaveNoSecrets([
      secrets.activationCode,
      hashOf(secrets.activationCode),
      secrets.taskToken,
      String(body['matchCode']),
      phone?.requestHash ?? '',
      hashOf(secrets.phoneSecret),
      requests[1]?.csr.split('\n')[2] ?? '',
      phoneRequest.transportKey.x ?? '',
      'stas telefon',
      'Mallory',
    ]);
  });
});
