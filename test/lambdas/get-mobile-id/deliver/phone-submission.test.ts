import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { serve } from '../../../../lambdas/get-mobile-id/deliver/submit-activation.lambda.ts';
import type { Options } from '../../../../domain/options/options.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { documented } from '../../../support/answers.ts';
import { certificateRequest } from '../../../support/certificate-requests.ts';
import { httpEvent } from '../../../support/http-events.ts';
import { hashOf, csrFor, later, options, orderIn, secrets, start } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';
import { keyPair } from '../../../support/x509/keys.ts';
import { phoneRequest, requestsFor } from './phone-request.ts';

const waiting = (changes: Partial<Order> = {}) => orderIn('awaiting-phone', changes);

const staged = (order: Order = waiting()): Stage => {
  const stage = new Stage();
  stage.putOrder(order);
  return stage;
};

const post = (
  stage: Stage,
  changes: Readonly<Record<string, unknown>> = {},
  bearer: string = secrets.activationCode,
  orderId: string = waiting().orderId,
) => {
  const event = { bearer, params: { orderId }, body: { ...phoneRequest, ...changes } };
  return documented('submit-activation', serve(stage.deps)(httpEvent('submit-activation', event)));
};

/** Nothing came of a request: the code can still be used. */
const expectUnused = (stage: Stage, order = waiting()) => {
  expect(stage.order(order)).toEqual(order);
  expect(stage.stepFunctions).not.toHaveReceivedCommand(SendTaskSuccessCommand);
};

const withKinds = (kinds: ('authentication' | 'signature' | 'encryption')[], set: Partial<Options> = {}) =>
  waiting({ options: options(set), confirmation: { kinds, at: start.toISOString() } });

describe('The certificate signing requests of a phone', () => {
  it.each([
    { title: 'one is missing', certificateRequests: requestsFor('authentication') },
    { title: 'there are none', certificateRequests: [] },
    {
      title: 'one is for a kind that was not ordered',
      certificateRequests: requestsFor('authentication', 'signature', 'encryption'),
    },
    {
      title: 'one kind comes in the place of another',
      certificateRequests: requestsFor('authentication', 'encryption'),
    },
    {
      title: 'two are for one kind',
      certificateRequests: requestsFor('authentication', 'signature', 'signature'),
    },
    {
      title: 'two are for one kind and none for the other',
      certificateRequests: requestsFor('signature', 'signature'),
    },
  ])('are refused when $title', async ({ certificateRequests }) => {
    const stage = staged();
    const { statusCode, body } = await post(stage, { certificateRequests });
    expect(statusCode).toBe(422);
    expect(body['detail']).toBe(
      'Send one certificate signing request for each of: authentication, signature',
    );
    expectUnused(stage);
  });

  it('may come in any order', async () => {
    const certificateRequests = requestsFor('signature', 'authentication');
    expect((await post(staged(), { certificateRequests })).statusCode).toBe(200);
  });

  it('go to the CA in one form, whatever label and line ends a tool wrote', async () => {
    const stage = staged();
    const asSent = (csr: string) =>
      csr.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST').replaceAll('\n', '\r\n');
    const certificateRequests = phoneRequest.certificateRequests.map(({ kind, csr }) => ({
      kind,
      csr: asSent(csr),
    }));
    expect((await post(stage, { certificateRequests })).statusCode).toBe(200);
    expect(stage.order(waiting()).phone?.certificateRequests).toEqual(
      Object.fromEntries(phoneRequest.certificateRequests.map(({ kind, csr }) => [kind, csr])),
    );
  });

  it('include one for an encryption key that the phone makes', async () => {
    const stage = staged(withKinds(['signature', 'encryption']));
    const certificateRequests = requestsFor('signature', 'encryption');
    expect((await post(stage, { certificateRequests })).statusCode).toBe(200);
  });

  it('include none for an encryption key that can be recovered', async () => {
    const order = withKinds(['signature', 'encryption'], { 'recover-encryption-certificates': 'true' });
    const stage = staged(order);
    const both = { certificateRequests: requestsFor('signature', 'encryption') };
    expect((await post(stage, both)).statusCode).toBe(422);
    expectUnused(stage, order);
    expect((await post(stage, { certificateRequests: requestsFor('signature') })).statusCode).toBe(200);
  });

  it('are held to every rule of certificate requests, and the answer names kind and rule', async () => {
    const stage = staged();
    const csr = certificateRequest({ key: keyPair('P-256', 'signature'), tampered: true });
    const certificateRequests = [
      { kind: 'authentication', csr: csrFor('authentication') },
      { kind: 'signature', csr },
    ];
    expect(await post(stage, { certificateRequests })).toMatchObject({
      statusCode: 422,
      body: { kind: 'signature', rule: 'signature' },
    });
    expectUnused(stage);
  });

  it('have a key for each kind', async () => {
    const stage = staged();
    const csr = csrFor('authentication');
    const certificateRequests = ['authentication', 'signature'].map((kind) => ({ kind, csr }));
    expect((await post(stage, { certificateRequests })).body['rule']).toBe('one-key-per-kind');
    expectUnused(stage);
  });
});

describe('What else a phone sends', () => {
  const { x, y } = phoneRequest.transportKey;

  it.each([
    { title: 'no name', changes: { phoneName: ' ' } },
    { title: 'a name of 65 characters', changes: { phoneName: 'x'.repeat(65) } },
    { title: 'a name of two lines', changes: { phoneName: 'Pixel\nBcc: a@b.c' } },
    { title: 'a name that turns the direction of text', changes: { phoneName: 'Pixel\u202e' } },
    { title: 'no hash of its secret', changes: { phoneSecretHash: undefined } },
    { title: 'a hash that is too short', changes: { phoneSecretHash: 'c2hvcnQ' } },
    { title: 'no transport key', changes: { transportKey: undefined } },
    {
      title: 'a private transport key',
      changes: { transportKey: { ...phoneRequest.transportKey, d: 'A'.repeat(43) } },
    },
    {
      title: 'a transport key beside its curve',
      changes: { transportKey: { ...phoneRequest.transportKey, x: y, y: x } },
    },
    { title: 'something that nobody asked for', changes: { orderId: 'o1' } },
  ])('is refused with $title', async ({ changes }) => {
    const stage = staged();
    expect((await post(stage, changes)).statusCode).toBe(400);
    expectUnused(stage);
  });
});

describe('The bearer of a phone’s answer', () => {
  const dead = hashOf(secrets.activationCode);
  const renewed = { hash: hashOf('newer'), expiresAt: later(900).toISOString(), replaced: [dead] };

  it('may not bring a code that was replaced', async () => {
    const order = waiting({ activationCode: renewed });
    const stage = staged(order);
    expect(await post(stage)).toMatchObject({ statusCode: 410, body: { reason: 'replaced' } });
    expectUnused(stage, order);
  });

  it('may not bring a code that has expired', async () => {
    const stage = staged();
    stage.time = later(600);
    expect(await post(stage)).toMatchObject({ statusCode: 410, body: { reason: 'expired' } });
    expectUnused(stage);
  });

  it('may not bring the code of an order that has ended', async () => {
    const order = { ...waiting(), state: 'expired' as const };
    const stage = staged(order);
    expect(await post(stage)).toMatchObject({ statusCode: 410, body: { reason: 'ended' } });
    expectUnused(stage, order);
  });

  it('learns from a wrong code no more than from an order that does not exist', async () => {
    const stage = staged();
    const wrong = await post(stage, {}, 'bm90IHRoZSBjb2RlIG9mIHRoaXM');
    const unknown = await post(stage, {}, secrets.activationCode, '00000000-0000-4000-8000-000000000000');
    expect(wrong.statusCode).toBe(401);
    expect(unknown).toEqual(wrong);
    expectUnused(stage);
  });

  it('learns it before anything is said about the requests', async () => {
    const asked = post(staged(), { certificateRequests: [] }, 'bm90IHRoZSBjb2RlIG9mIHRoaXM');
    expect((await asked).statusCode).toBe(401);
  });
});
