import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../../../domain/order/order.ts';
import { submitActivation } from '../../../support/activation-requests.ts';
import { captureLogs } from '../../../support/logs.ts';
import { hashOf, later, orderIn, secrets } from '../../../support/orders.ts';
import type { Stage } from '../../../support/stage.ts';
import { staged as stagedOrder } from '../../../support/staged.ts';
import { phoneRequest, strangersRequest } from './phone-request.ts';

const waiting = (changes: Partial<Order> = {}) => orderIn('awaiting-phone', changes);
const { orderId } = waiting();
const staged = () => stagedOrder(waiting());
const post = (stage: Stage, body: unknown = phoneRequest) => submitActivation(stage, body);

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
      submittedAt: later(60).toISOString(),
    });
  });

  it('uses the code up in one write, so that nobody can show it again', async () => {
    const stage = staged();
    await post(stage);
    expect(stage.tables.calls.filter(({ operation }) => operation === 'TransactWriteItems')).toHaveLength(1);
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
    stage.tables.before('TransactWriteItems', async () => post(stage, strangersRequest));
    expect(await post(stage)).toMatchObject({ statusCode: 410, body: { reason: 'used' } });
    expect(stage.order({ orderId }).phone?.name).toBe('Mallory');
  });
});

describe('A code that dies on the way', () => {
  const expired = { hash: hashOf(secrets.activationCode), expiresAt: later(0).toISOString(), replaced: [] };

  it.each([
    { title: 'is replaced', reason: 'replaced', meanwhile: waiting({ activationCode: renewed }) },
    { title: 'expires', reason: 'expired', meanwhile: waiting({ activationCode: expired }) },
    {
      title: 'dies with its order',
      reason: 'ended',
      meanwhile: { ...waiting(), state: 'cancelled' as const },
    },
  ])('makes nobody the phone: it $title between the look and the write', async ({ meanwhile, reason }) => {
    const stage = staged();
    stage.tables.before('TransactWriteItems', () => stage.putOrder(meanwhile));
    expect(await post(stage)).toMatchObject({ statusCode: 410, body: { reason } });
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
    expect(logs.text).toContain('submit-activation completed');
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
