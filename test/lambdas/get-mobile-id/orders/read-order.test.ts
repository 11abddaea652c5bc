import { DecryptCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { orderStateNames } from '../../../../domain/order/order-states.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { serve } from '../../../../lambdas/get-mobile-id/orders/read-order.lambda.ts';
import { documented } from '../../../support/answers.ts';
import { httpEvent } from '../../../support/http-events.ts';
import { captureLogs } from '../../../support/logs.ts';
import { asta, later, options, orderIn, secrets, start, user } from '../../../support/orders.ts';
import { stageWith } from '../../../support/staged.ts';
import type { Stage } from '../../../support/stage.ts';

const { orderId } = orderIn('starting');

const readOrder = (stage: Stage, signedIn = asta, params = { orderId }) =>
  documented('read-order', serve(stage.deps)(httpEvent('read-order', { user: signedIn, params })));

const codeChanged = (changes: { readonly expiresAt?: string; readonly mailedTo?: string }) => {
  const { activationCode } = orderIn('awaiting-phone');
  if (!activationCode) throw new Error('An order that waits for a phone has a code');
  return { activationCode: { ...activationCode, ...changes } };
};

const secretsOf = ({ userId, activationCode: code, phone = { name: '', submittedAt: '' } }: Order) => {
  const { requestHash = userId, secretHash = userId, certificateRequests = {} } = phone;
  const hashes = code ? [code.hash, code.ciphertext ?? code.hash] : [];
  return [userId, ...hashes, requestHash, secretHash, ...Object.values(certificateRequests)];
};

describe('GET /orders/{orderId}', () => {
  it.each(orderStateNames)('shows an order that is %s, and none of its secrets', async (state) => {
    const stage = stageWith(state);
    const { body } = await readOrder(stage);
    expect(body).toMatchObject({ orderId, state });
    const hidden = [...secretsOf(stage.order({ orderId })), secrets.matchCode, secrets.taskToken];
    for (const secret of hidden) expect(JSON.stringify(body)).not.toContain(secret);
  });

  it('names what the options leave to choose, and the mobile ID that goes', async () => {
    const replaces = { mobileId: '5b9d2c11-30f5-4c55-8b4e-7f1c2d3e4f03', phoneName: 'Old phone' };
    const stage = stageWith('awaiting-confirmation', {
      options: options({ 'certificates/signature': 'choice' }),
      replaces,
    });
    expect((await readOrder(stage)).body['choices']).toEqual({
      kinds: [
        { kind: 'authentication', policy: 'always' },
        { kind: 'signature', policy: 'choice' },
        { kind: 'encryption', policy: 'never' },
      ],
      replaces,
    });
  });

  it('says what the user confirmed as soon as it is confirmed, also before the process has moved on', async () => {
    const confirmation = { kinds: ['authentication' as const], oldPhone: 'lost' as const };
    const at = '2026-03-01T09:00:00.000Z';
    const before = await readOrder(stageWith('awaiting-confirmation'));
    expect(before.body).not.toHaveProperty('confirmation');
    for (const state of ['awaiting-confirmation', 'awaiting-phone', 'completed', 'cancelled'] as const) {
      const { body } = await readOrder(stageWith(state, { confirmation: { ...confirmation, at } }));
      expect(body['confirmation']).toEqual(confirmation);
    }
  });

  it('says nothing of an old phone where the order replaces none', async () => {
    const { body } = await readOrder(stageWith('awaiting-phone'));
    expect(body['confirmation']).toEqual({ kinds: ['authentication', 'signature'] });
  });

  it('shows phone and tries left once a phone has answered', async () => {
    const { body } = await readOrder(stageWith('awaiting-approval', { matchTriesLeft: 2 }));
    expect(body['phone']).toEqual({ name: 'Åstas telefon', triesLeft: 2 });
  });

  it('names the mobile ID only once it is active', async () => {
    expect((await readOrder(stageWith('awaiting-installation'))).body).not.toHaveProperty('mobileId');
    const { body } = await readOrder(stageWith('completed'));
    expect(body['mobileId']).toBe(orderIn('completed').mobileId);
  });

  it('says why an order ended', async () => {
    const { body } = await readOrder(stageWith('expired'));
    expect(body['ended']).toEqual({ reason: 'expired', at: '2026-03-01T09:00:00.000Z' });
  });

  it("answers somebody else's order, no order and a name that is no id alike", async () => {
    const stage = stageWith('awaiting-phone');
    const answers = [
      await readOrder(stage, { ...asta, subject: 'mallory' }),
      await readOrder(stage, { ...asta, issuer: 'https://other.example.com' }),
      await readOrder(stage, asta, { orderId: '00000000-0000-4000-8000-000000000000' }),
      await readOrder(stage, asta, { orderId: 'of-asta' }),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(404);
      expect(answer).toEqual(answers[0]);
    }
    expect(stage.keys).not.toHaveReceivedCommand(DecryptCommand);
  });
});

describe('the QR code', () => {
  it('is shown with its link while the order waits for a phone', async () => {
    const { body } = await readOrder(stageWith('awaiting-phone'));
    const svg: unknown = expect.stringMatching(/^<svg /);
    expect(body['activationCode']).toEqual({
      expiresAt: '2026-03-01T09:10:00.000Z',
      link: `https://id.example.com/phone/#${orderId}.${secrets.activationCode}`,
      qrCode: svg,
    });
  });

  it('reaches no log', async () => {
    const logs = captureLogs();
    await readOrder(stageWith('awaiting-phone'));
    expect(logs.withCode('read-order-completed')).toMatchObject([{ orderId }]);
    expect(logs).toHaveNoSecrets([...Object.values(secrets), user().email]);
  });

  const phone = orderIn('awaiting-approval').phone;

  it.each([
    ['it goes by mail', { options: options({ 'qr-delivery': 'email' }) }],
    [
      'it went by mail',
      { options: options({ 'qr-delivery': 'email' }), ...codeChanged({ mailedTo: 'a…@…' }) },
    ],
    ['it has just expired', codeChanged({ expiresAt: later(0).toISOString() })],
    ['a phone has used it', { phone }],
    ['the order has none yet', { activationCode: undefined }],
  ])('is neither opened nor shown when %s', async (_, changes) => {
    const stage = stageWith('awaiting-phone', changes);
    const { body } = await readOrder(stage);
    expect(JSON.stringify(body)).not.toMatch(/svg|phone\/#/);
    expect(stage.keys).not.toHaveReceivedCommand(DecryptCommand);
  });

  it.each(orderStateNames.filter((state) => state !== 'awaiting-phone'))(
    'is neither opened nor shown when the order is %s',
    async (state) => {
      const { activationCode } = orderIn('awaiting-phone');
      const stage = stageWith(state, { activationCode });
      expect((await readOrder(stage)).body).not.toHaveProperty('activationCode');
      expect(stage.keys).not.toHaveReceivedCommand(DecryptCommand);
    },
  );

  it('that went by mail says where to, masked', async () => {
    const stage = stageWith('awaiting-phone', {
      options: options({ 'qr-delivery': 'email' }),
      ...codeChanged({ mailedTo: 'a…@example.com' }),
    });
    expect((await readOrder(stage)).body['activationCode']).toEqual({
      expiresAt: '2026-03-01T09:10:00.000Z',
      mailedTo: 'a…@example.com',
    });
  });

  it('of another order does not open', async () => {
    const stage = stageWith('awaiting-phone', {
      orderId: '00000000-0000-4000-8000-000000000000',
    });
    const logs = captureLogs();
    const answer = await readOrder(stage, asta, { orderId: '00000000-0000-4000-8000-000000000000' });
    expect(answer.statusCode).toBe(500);
    expect(logs.withCode('read-order-failed')).toMatchObject([{ errorCode: 'InvalidCiphertextException' }]);
  });

  it('shows no code to who signed in too long ago, and the rest of the order as ever', async () => {
    const old = { ...asta, authTime: start.getTime() / 1000 - 601 };
    const { statusCode, headers } = await readOrder(stageWith('awaiting-phone'), old);
    expect(statusCode).toBe(401);
    expect(headers['www-authenticate']).toContain('max_age="600"');
    for (const state of orderStateNames.filter((name) => name !== 'awaiting-phone'))
      expect((await readOrder(stageWith(state), old)).statusCode).toBe(200);
  });
});
