import { EncryptCommand } from '@aws-sdk/client-kms';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../../../domain/order/order.ts';
import { renew } from '../../../support/activation-requests.ts';
import { captureLogs } from '../../../support/logs.ts';
import { asta, hashOf, later, options, orderIn, secrets, user } from '../../../support/orders.ts';
import { staged } from '../../../support/staged.ts';
import { codeIn, mailed, mailedCodes } from './mailed.ts';
import { readSvg } from '../../../../demo/actors/read-qr-code.ts';

const waiting = (changes: Partial<Order> = {}) => orderIn('awaiting-phone', changes);
const mailing = () => waiting({ options: options({ 'qr-delivery': 'email' }) });
const { orderId } = waiting();

const ShownSchema = v.object({
  activationCode: v.strictObject({ expiresAt: v.string(), link: v.string(), qrCode: v.string() }),
});

/** What an answer shows of the code. */
const shown = (body: unknown) => v.parse(ShownSchema, body).activationCode;

describe('POST /orders/{orderId}/activation-code', () => {
  it('shows a new code as link and QR code, and keeps it as hash', async () => {
    const stage = staged(waiting());
    const { statusCode, body, headers } = await renew(stage);
    const { link, qrCode, expiresAt } = shown(body);
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(codeIn(link)).not.toBe(secrets.activationCode);
    expect(readSvg(qrCode)).toBe(link);
    expect(expiresAt).toBe(later(600).toISOString());
    expect(stage.order({ orderId }).activationCode?.hash).toBe(hashOf(codeIn(link)));
    expect(mailed(stage)).toEqual([]);
  });

  it('lets every code before it die, and remembers them', async () => {
    const stage = staged(waiting());
    const first = codeIn(shown((await renew(stage)).body).link);
    await renew(stage);
    expect(stage.order({ orderId }).activationCode?.replaced).toEqual(
      [secrets.activationCode, first].map(hashOf),
    );
  });

  it('gives the new code a time of its own, within that of the step', async () => {
    const stage = staged(waiting({ deadline: later(900).toISOString() }));
    stage.time = later(120);
    await renew(stage);
    expect(stage.order({ orderId }).activationCode?.expiresAt).toBe(later(720).toISOString());
    stage.time = later(600);
    await renew(stage);
    expect(stage.order({ orderId }).activationCode?.expiresAt).toBe(later(900).toISOString());
  });

  it('renews a code that has expired', async () => {
    const stage = staged(waiting());
    stage.time = later(700);
    const signedIn = { ...asta, authTime: stage.time.getTime() / 1000 };
    expect((await renew(stage, signedIn)).statusCode).toBe(200);
  });

  it('mails the code and does not show it where the option says email', async () => {
    const stage = staged(mailing());
    const { body } = await renew(stage);
    expect(body['activationCode']).toEqual({
      expiresAt: later(600).toISOString(),
      mailedTo: 'a…@example.com',
    });
    expect(mailed(stage).map(({ to }) => to)).toEqual([[user().email]]);
    expect(mailedCodes(stage).map(hashOf)).toEqual([stage.order({ orderId }).activationCode?.hash]);
  });

  it('mails no code to a user who is locked', async () => {
    const stage = staged(mailing());
    stage.putUser({ state: 'locked' });
    expect((await renew(stage)).statusCode).toBe(403);
    expect(stage.order({ orderId })).toEqual(mailing());
  });
});

describe('Two requests for a new code at once', () => {
  it('renew it once, and both have an order with a new code', async () => {
    const stage = staged(mailing());
    const answers = await Promise.all([renew(stage), renew(stage)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(stage.order({ orderId }).activationCode?.replaced).toEqual([hashOf(secrets.activationCode)]);
    expect(mailedCodes(stage).map(hashOf)).toEqual([stage.order({ orderId }).activationCode?.hash]);
  });

  it('mail the code also when the reply to its write got lost on the way', async () => {
    const stage = staged(mailing());
    stage.keys.on(EncryptCommand).callsFake(({ Plaintext }: { Plaintext: Buffer }) => {
      const kept = { hash: hashOf(Plaintext.toString()), expiresAt: later(600).toISOString(), replaced: [] };
      stage.putOrder({ ...mailing(), activationCode: kept });
      return { CiphertextBlob: Plaintext };
    });
    expect((await renew(stage)).statusCode).toBe(200);
    expect(mailedCodes(stage).map(hashOf)).toEqual([stage.order({ orderId }).activationCode?.hash]);
  });
});

describe('The log of a renewed code', () => {
  it('holds neither code nor address', async () => {
    const logs = captureLogs();
    const stage = staged(mailing());
    await renew(stage);
    stage.mails.on(SendEmailCommand).rejects(new Error(`not verified: ${user().email}`));
    expect((await renew(stage)).statusCode).toBe(500);
    const codes = mailedCodes(stage);
    expect(codes).toHaveLength(2);
    expect(logs).toHaveNoSecrets([...codes, ...codes.map(hashOf), user().email, secrets.taskToken]);
  });
});
