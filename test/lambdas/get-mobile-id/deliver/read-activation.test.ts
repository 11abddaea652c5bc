import { describe, expect, it } from 'vitest';
import { serve } from '../../../../lambdas/get-mobile-id/deliver/read-activation.lambda.ts';
import { keyTypes } from '../../../../domain/certificates/certificate-kinds.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { documented } from '../../../support/answers.ts';
import { ownChallenge } from '../../../support/certificate-requests.ts';
import { httpEvent } from '../../../support/http-events.ts';
import { captureLogs } from '../../../support/logs.ts';
import { hashOf, later, options, orderIn, secrets, start } from '../../../support/orders.ts';
import { staged } from '../../../support/staged.ts';
import type { Stage } from '../../../support/stage.ts';
import { answered } from './answered.ts';

const waiting = (changes: Partial<Order> = {}) => orderIn('awaiting-phone', changes);
const { orderId } = waiting();

const read = (stage: Stage, bearer: string | undefined = secrets.activationCode, id: string = orderId) =>
  documented(
    'read-activation',
    serve(stage.deps)(
      httpEvent('read-activation', { ...(bearer !== '' && { bearer }), params: { orderId: id } }),
    ),
  );

describe('GET /activations/{orderId}', () => {
  it('says for whom the code is, which kinds, key types, and until when', async () => {
    const { statusCode, headers, body } = await read(staged(waiting()));
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toEqual({
      orderId,
      labels: {
        userId: 'asta.oberg@example.com',
        serverName: 'Mobile ID',
        profileName: 'MobileID Åsta Öberg',
      },
      kinds: [
        { kind: 'authentication', keyTypes: ['P-256', 'P-384', 'RSA'] },
        { kind: 'signature', keyTypes: ['P-256', 'P-384', 'RSA'] },
      ],
      stores: ['page'],
      challenge: ownChallenge,
      expiresAt: later(600).toISOString(),
    });
  });

  it.each([
    ['page', ['page']],
    ['system', ['system']],
    ['choice', ['page', 'system']],
  ] as const)('says where the keys may be kept with phone-store %s', async (policy, stores) => {
    const { body } = await read(staged(waiting({ options: options({ 'phone-store': policy }) })));
    expect(body).toMatchObject({ stores });
  });

  it('changes nothing, however often it is asked', async () => {
    const stage = staged(waiting());
    await read(stage);
    expect((await read(stage)).statusCode).toBe(200);
    expect(stage.order({ orderId })).toEqual(waiting());
    expect(stage.tables.calls.map(({ operation }) => operation)).toEqual(['GetItem', 'GetItem']);
  });

  it.each([
    { recovery: 'true', encryptionKeys: [] },
    { recovery: 'false', encryptionKeys: keyTypes },
  ] as const)('offers key types $encryptionKeys with recovery $recovery', async (given) => {
    const order = waiting({
      options: options({ 'recover-encryption-certificates': given.recovery }),
      confirmation: { kinds: ['signature', 'encryption'], at: start.toISOString() },
    });
    expect((await read(staged(order))).body['kinds']).toEqual([
      { kind: 'signature', keyTypes },
      { kind: 'encryption', keyTypes: given.encryptionKeys },
    ]);
  });
});

describe('GET /activations/{orderId} is refused', () => {
  const dead = hashOf(secrets.activationCode);
  const renewed = { hash: hashOf('newer'), expiresAt: later(900).toISOString(), replaced: [dead] };

  it.each([
    { title: 'used', reason: 'used', order: answered(waiting()) },
    { title: 'used some steps ago', reason: 'used', order: orderIn('issuing') },
    { title: 'replaced', reason: 'replaced', order: waiting({ activationCode: renewed }) },
    {
      title: 'one of an order that is over',
      reason: 'ended',
      order: { ...waiting(), state: 'cancelled' as const },
    },
    { title: 'one of an order that is done', reason: 'ended', order: orderIn('completed') },
  ])('to the holder of a code that is $title: it is gone, and why', async ({ order, reason }) => {
    expect(await read(staged(order))).toMatchObject({ statusCode: 410, body: { reason } });
  });

  it('to the holder of a code that has expired: it is gone', async () => {
    const stage = staged(waiting());
    stage.time = later(600);
    expect(await read(stage)).toMatchObject({ statusCode: 410, body: { reason: 'expired' } });
  });

  it('to everybody else in the same words, whether or not there is such an order', async () => {
    const stage = staged(waiting());
    const wrongCode = await read(stage, 'bm90IHRoZSBjb2RlIG9mIHRoaXM');
    const answers = [
      await read(stage, secrets.activationCode, '00000000-0000-4000-8000-000000000000'),
      await read(stage, secrets.activationCode, 'no-id'),
      await read(stage, secrets.phoneSecret),
      await read(stage, ''),
    ];
    expect(wrongCode.statusCode).toBe(401);
    for (const answer of answers) expect(answer).toEqual(wrongCode);
  });

  it('to the phone that used the code: its secret is for other routes', async () => {
    expect((await read(staged(orderIn('awaiting-approval')), secrets.phoneSecret)).statusCode).toBe(401);
  });
});

describe('The log of a look at an activation', () => {
  it('holds nothing of the code and nobody’s name', async () => {
    const logs = captureLogs();
    await read(staged(waiting()));
    await read(staged(waiting()), 'bm90IHRoZSBjb2RlIG9mIHRoaXM');
    expect(logs.text).toContain('read-activation completed');
    expect(logs).toHaveNoSecrets([
      secrets.activationCode,
      hashOf(secrets.activationCode),
      'bm90IHRoZSBjb2RlIG9mIHRoaXM',
      'asta.oberg@example.com',
      'Åsta Öberg',
    ]);
  });
});
