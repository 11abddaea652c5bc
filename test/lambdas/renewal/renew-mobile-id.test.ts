import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MobileId } from '../../../domain/mobile-id.ts';
import type { Order } from '../../../domain/order/order.ts';
import { addDays } from '../../../domain/reminders.ts';
import { serve as serveChallenge } from '../../../lambdas/mobile-ids/create-phone-challenge.lambda.ts';
import { serve } from '../../../lambdas/renewal/renew-mobile-id.lambda.ts';
import { documented } from '../../support/answers.ts';
import { httpEvent } from '../../support/http-events.ts';
import { lambdaEnvironment } from '../../support/lambda-environment.ts';
import { captureLogs } from '../../support/logs.ts';
import { hashOf, later, mobileIdIn, orderIn, start } from '../../support/orders.ts';
import { makePhoneKey, proofOf, putMobileIdOf, type PhoneKey } from '../../support/phone-proofs.ts';
import { Stage } from '../../support/stage.ts';

let key: PhoneKey;
beforeAll(async () => {
  key = await makePhoneKey();
});

/** A mobile ID that is to be renewed at the moment at which tests begin. */
const ending = (changes: Partial<MobileId> = {}): MobileId =>
  mobileIdIn('active', {
    createdAt: addDays(start, -365).toISOString(),
    notAfter: addDays(start, 20).toISOString(),
    phoneName: 'Åstas telefon',
    ...changes,
  });

const stageWith = (changes: Partial<MobileId> = {}): Stage => {
  const stage = new Stage();
  stage.putUser();
  putMobileIdOf(stage, key, ending(changes));
  return stage;
};

const prove = async (stage: Stage): Promise<string> => {
  const bearer = await proofOf(key, { at: stage.time });
  const event = httpEvent('create-phone-challenge', { bearer });
  const { body } = await documented('create-phone-challenge', serveChallenge(stage.deps)(event));
  return proofOf(key, { at: stage.time, nonce: String(body['challenge']) });
};

const renew = async (stage: Stage, proof?: string) => {
  const bearer = proof ?? (await prove(stage));
  return documented('renew-mobile-id', serve(stage.deps)(httpEvent('renew-mobile-id', { bearer })));
};

const ordersOn = (stage: Stage): readonly Order[] =>
  stage.tables.items('orders').map(({ orderId }) => stage.order({ orderId: String(orderId) }));

const codeOf = ({ body }: Awaited<ReturnType<typeof renew>>): string => String(body['activationCode']);

const problemOf = (body: Readonly<Record<string, unknown>>): string =>
  String(body['type']).replace('urn:get-mobile-id:problem:', '');

describe('POST /phone/renewals', () => {
  it('makes an order that waits for this phone, with all that others ask their users for', async () => {
    const stage = stageWith();
    const answer = await renew(stage);
    const [order] = ordersOn(stage);
    expect([answer.statusCode, answer.body]).toMatchObject([
      201,
      { orderId: order?.orderId, approval: 'none' },
    ]);
    const { mobileId } = ending();
    expect(order).toMatchObject({
      state: 'awaiting-phone',
      renews: { mobileId, store: 'page' },
      replaces: { mobileId, phoneName: 'Åstas telefon' },
      confirmation: { kinds: ['authentication', 'signature'], oldPhone: 'kept' },
      approval: { at: start.toISOString() },
      labels: { userId: 'asta.oberg@example.com' },
      optionVersions: { validity: 1 },
      signingAlgorithm: 'SHA256WITHECDSA',
      deadline: later(600).toISOString(),
    });
    expect(order?.mobileId).not.toBe(mobileId);
    expect(order && stage.hasRunningOrder(order)).toBe(true);
  });

  it('keeps of the activation code nothing but its hash', async () => {
    const stage = stageWith();
    const code = codeOf(await renew(stage));
    const [order] = ordersOn(stage);
    expect(order?.activationCode).toEqual({
      hash: hashOf(code),
      expiresAt: later(600).toISOString(),
      replaced: [],
    });
    expect(JSON.stringify(order)).not.toContain(code);
  });

  it('starts the process that renews, under the name of the order', async () => {
    const stage = stageWith();
    const { body } = await renew(stage);
    const [call] = stage.stepFunctions.commandCalls(StartExecutionCommand);
    expect(call?.args[0].input).toEqual({
      stateMachineArn: lambdaEnvironment.RENEW_STATE_MACHINE_ARN,
      name: body['orderId'],
      input: JSON.stringify({ orderId: body['orderId'] }),
    });
  });

  it('answers also when the process can not be started: the sweep does it two minutes later', async () => {
    const stage = stageWith();
    stage.stepFunctions.on(StartExecutionCommand).rejects(new Error('throttled'));
    const logs = captureLogs();
    expect((await renew(stage)).statusCode).toBe(201);
    expect(logs.withCode('execution-not-started')).toHaveLength(1);
    expect(ordersOn(stage)[0]?.sweepAt).toBe(later(420).toISOString());
  });

  it('leaves the approval to the match code where the options ask for it', async () => {
    const stage = stageWith();
    stage.setOptions({ 'renewal-approval': 'match-code' });
    expect((await renew(stage)).body['approval']).toBe('match-code');
    expect(ordersOn(stage)[0]).not.toHaveProperty('approval');
  });

  it('uses the challenge up with the order', async () => {
    const stage = stageWith();
    const proof = await prove(stage);
    await renew(stage, proof);
    const [order] = ordersOn(stage);
    const again = await renew(stage, proof);
    expect([again.statusCode, problemOf(again.body)]).toEqual([410, 'challenge-gone']);
    expect(ordersOn(stage)).toEqual([order]);
  });

  it('gives an order that waits for this phone another code, and the one before dies', async () => {
    const stage = stageWith();
    const first = await renew(stage);
    stage.time = later(60);
    const second = await renew(stage);
    expect([second.statusCode, second.body['orderId']]).toEqual([200, first.body['orderId']]);
    expect(ordersOn(stage).map(({ activationCode }) => activationCode)).toEqual([
      {
        hash: hashOf(codeOf(second)),
        expiresAt: later(600).toISOString(),
        replaced: [hashOf(codeOf(first))],
      },
    ]);
  });

  it.each([
    ['another one', orderIn('awaiting-phone')],
    [
      'a renewal of another mobile ID',
      orderIn('awaiting-phone', { renews: { mobileId: 'other', store: 'page' } }),
    ],
    [
      'one whose phone has answered',
      orderIn('awaiting-approval', { renews: { mobileId: ending().mobileId, store: 'page' } }),
    ],
  ])('makes none while the order of its user that runs is %s', async (_, order) => {
    const stage = stageWith();
    stage.putOrder(order);
    const { statusCode, body } = await renew(stage);
    expect([statusCode, problemOf(body)]).toEqual([409, 'order-running']);
    expect(stage.order(order)).toEqual(order);
  });

  it.each([
    ['locked', { state: 'locked' }],
    ['inactive', { state: 'inactive' }],
    ['past its end', { notAfter: later(-60).toISOString() }],
    ['far from its end', { notAfter: addDays(start, 31).toISOString() }],
  ] as const)('renews nothing that is %s', async (_, changes) => {
    const stage = stageWith(changes);
    const { statusCode, body } = await renew(stage);
    expect([statusCode, problemOf(body)]).toEqual([409, 'mobile-id-not-renewable']);
    expect(ordersOn(stage)).toEqual([]);
  });

  it.each(['inactive', 'locked'])('renews nothing of a user who is %s', async (state) => {
    const stage = stageWith();
    stage.putUser({ state });
    expect(problemOf((await renew(stage)).body)).toBe('user-not-active');
  });

  it('renews nothing of a user whom certificates can not be issued to', async () => {
    const stage = stageWith();
    stage.tables.put('directory', { userId: ending().userId, state: 'active', commonName: 'Åsta Öberg' });
    expect((await renew(stage)).body).toMatchObject({
      type: 'urn:get-mobile-id:problem:directory-item-invalid',
      attribute: 'email',
    });
  });

  it('takes no proof without a challenge', async () => {
    const stage = stageWith();
    expect((await renew(stage, await proofOf(key))).statusCode).toBe(401);
  });
});
