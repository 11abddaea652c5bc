import { EncryptCommand } from '@aws-sdk/client-kms';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/deliver/deliver-qr-code.lambda.ts';
import type { Options } from '../../../../domain/options/options.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { confirmed } from '../../../support/confirmed.ts';
import { hashOf, later, options, orderIn, secrets } from '../../../support/orders.ts';
import type { Stage } from '../../../support/stage.ts';
import { staged } from '../../../support/staged.ts';
import { answered } from './answered.ts';
import { mailed, mailedCodes, mailedLinks } from './mailed.ts';

const { orderId } = orderIn('starting');
const deliver = (stage: Stage, taskToken = 'token') => run(stage.deps)({ orderId, taskToken });

const byMail = { 'qr-delivery': 'email' } as const;

const waiting = (changes: Partial<Options> = {}, more: Partial<Order> = {}) =>
  orderIn('awaiting-phone', { options: options(changes), ...more });

describe('Deliver QR code', () => {
  it('shows the order as waiting in the one write that keeps token, code and times', async () => {
    const stage = staged(confirmed({ 'phone-time': 'PT30M' }));
    await deliver(stage);
    expect(stage.order({ orderId })).toMatchObject({
      state: 'awaiting-phone',
      taskToken: 'token',
      deadline: later(1800).toISOString(),
      activationCode: { expiresAt: later(600).toISOString(), replaced: [] },
    });
    expect(stage.tables.calls.filter(({ operation }) => operation === 'UpdateItem')).toHaveLength(1);
    expect(stage.stepFunctions).not.toHaveReceivedCommand(SendTaskSuccessCommand);
  });

  it('keeps the code as hash, and encrypted for this order', async () => {
    const stage = staged(confirmed());
    await deliver(stage);
    const { hash, ciphertext = '' } = stage.order({ orderId }).activationCode ?? {};
    expect(hash).toBe(hashOf(await stage.deps.codeVault.open(orderId, ciphertext)));
    await expect(stage.deps.codeVault.open('another', ciphertext)).rejects.toThrow();
  });

  it('lets the code live as long as the option says', async () => {
    const stage = staged(confirmed({ 'activation-code-lifetime': 'PT2M' }));
    await deliver(stage);
    expect(stage.order({ orderId }).activationCode?.expiresAt).toBe(later(120).toISOString());
  });

  it('lets no code outlive the step', async () => {
    const stage = staged(confirmed({ 'activation-code-lifetime': 'PT24H', 'phone-time': 'PT5M' }));
    await deliver(stage);
    expect(stage.order({ orderId }).activationCode?.expiresAt).toBe(later(300).toISOString());
  });

  it('mails nothing when the page shows the QR code', async () => {
    const stage = staged(confirmed());
    await deliver(stage);
    expect(mailed(stage)).toEqual([]);
    expect(stage.order({ orderId }).activationCode).not.toHaveProperty('mailedTo');
  });

  it('stops at once when the order has ended', async () => {
    const stage = staged(orderIn('cancelled', { options: options(byMail) }));
    await expect(deliver(stage)).rejects.toMatchObject({ name: 'OrderEnded' });
    expect(mailed(stage)).toEqual([]);
  });

  it('mails nothing when the user cancels while the code is made', async () => {
    const stage = staged(confirmed(byMail));
    stage.tables.before('UpdateItem', () => stage.putOrder(orderIn('cancelled')));
    await expect(deliver(stage)).rejects.toMatchObject({ name: 'OrderEnded' });
    expect(mailed(stage)).toEqual([]);
  });

  it('is not for an order that nobody has confirmed', async () => {
    const stage = staged(orderIn('awaiting-confirmation'));
    await expect(deliver(stage)).rejects.toMatchObject({ name: 'WrongStep' });
    expect(stage.order({ orderId }).activationCode).toBeUndefined();
  });
});

describe('Deliver QR code that starts again', () => {
  it('keeps a code that still works, under its new token', async () => {
    const stage = staged(waiting());
    const before = stage.order({ orderId }).activationCode;
    await deliver(stage, 'newer');
    expect(stage.order({ orderId })).toMatchObject({ taskToken: 'newer', activationCode: before });
    expect(stage.keys).not.toHaveReceivedCommand(EncryptCommand);
  });

  it('mails the same code again', async () => {
    const stage = staged(confirmed(byMail));
    stage.mails.on(SendEmailCommand).rejectsOnce(new Error('socket hang up')).resolves({});
    await expect(deliver(stage)).rejects.toThrow();
    const before = stage.order({ orderId }).activationCode;
    stage.time = later(30);
    await deliver(stage, 'newer');
    const [first, second] = mailedLinks(stage);
    expect(second).toBe(first);
    expect(stage.order({ orderId }).activationCode).toEqual(before);
  });

  it('mails it to the address that the directory has by then', async () => {
    const stage = staged(waiting(byMail));
    stage.putUser({ email: 'new@example.org' });
    await deliver(stage);
    expect(mailed(stage).map(({ to }) => to)).toEqual([['new@example.org']]);
    expect(mailedCodes(stage)).toEqual([secrets.activationCode]);
    expect(stage.order({ orderId }).activationCode?.mailedTo).toBe('n…@example.org');
  });

  it('replaces a code that has expired', async () => {
    const stage = staged(waiting(byMail));
    stage.time = later(600);
    await deliver(stage);
    const { hash, replaced } = stage.order({ orderId }).activationCode ?? {};
    expect(replaced).toEqual([hashOf(secrets.activationCode)]);
    expect(mailedCodes(stage).map(hashOf)).toEqual([hash]);
  });

  it('moves on at once and mails nothing when a phone has answered', async () => {
    const stage = staged(answered(waiting(byMail)));
    const before = stage.order({ orderId }).activationCode;
    await deliver(stage, 'newer');
    expect(stage.stepFunctions).toHaveReceivedCommandExactlyOnceWith(SendTaskSuccessCommand, {
      taskToken: 'newer',
      output: '{}',
    });
    expect(mailed(stage)).toEqual([]);
    expect(stage.order({ orderId }).activationCode).toEqual(before);
  });

  const renewed = { hash: 'newer', expiresAt: later(900).toISOString(), replaced: [] };

  it.each([
    { title: 'a phone answers', moved: answered(waiting(byMail)) },
    { title: 'the user renews the code', moved: waiting(byMail, { activationCode: renewed }) },
  ])('leaves the order alone and tries again when $title in between', async ({ moved }) => {
    const stage = staged(waiting(byMail));
    stage.tables.before('UpdateItem', () => stage.putOrder(moved));
    await expect(deliver(stage, 'newer')).rejects.toMatchObject({ name: 'LostRace' });
    expect(stage.order({ orderId })).toEqual(moved);
    expect(mailed(stage)).toEqual([]);
  });

  it('mails one code when the step runs twice at once', async () => {
    const stage = staged(confirmed(byMail));
    const runs = await Promise.allSettled([deliver(stage, 'one'), deliver(stage, 'other')]);
    expect(runs.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(mailedCodes(stage).map(hashOf)).toEqual([stage.order({ orderId }).activationCode?.hash]);
  });
});
