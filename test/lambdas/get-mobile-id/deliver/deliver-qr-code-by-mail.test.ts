import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/deliver/deliver-qr-code.lambda.ts';
import { captureLogs } from '../../../support/logs.ts';
import { confirmed } from '../../../support/confirmed.ts';
import { hashOf, orderIn, secrets, user } from '../../../support/orders.ts';
import type { Stage } from '../../../support/stage.ts';
import { staged } from '../../../support/staged.ts';
import { mailed, mailedCodes, mailedLinks } from './mailed.ts';
import { readPng } from '../../../../demo/actors/read-qr-code.ts';

const { orderId } = orderIn('starting');
const deliver = (stage: Stage, taskToken = 'token') => run(stage.deps)({ orderId, taskToken });

const byMail = { 'qr-delivery': 'email' } as const;

describe('Deliver QR code by mail', () => {
  it('mails link and picture of the code that the order holds', async () => {
    const stage = staged(confirmed(byMail));
    await deliver(stage);
    const [link, ...others] = mailedLinks(stage);
    expect(others).toEqual([]);
    expect(link).toMatch(new RegExp(`^https://id\\.example\\.com/phone/#${orderId}\\.[\\w-]{27}$`));
    expect(mailedCodes(stage).map(hashOf)).toEqual([stage.order({ orderId }).activationCode?.hash]);
    expect(mailed(stage)[0]?.pictures.map(readPng)).toEqual([link, link]);
  });

  it('keeps the address masked', async () => {
    const stage = staged(confirmed(byMail));
    await deliver(stage);
    expect(mailed(stage)[0]?.to).toEqual(['asta.oberg@example.com']);
    expect(stage.order({ orderId }).activationCode?.mailedTo).toBe('a…@example.com');
  });

  it('writes in the language of the user', async () => {
    const stage = staged(confirmed(byMail));
    stage.putUser({ language: 'sv' });
    await deliver(stage);
    expect(mailed(stage)[0]?.subject).toBe('Din QR-kod för ett mobilt id');
  });

  it('writes in the language that the user chose on the page, whatever the directory says', async () => {
    const stage = staged({ ...confirmed(byMail), language: 'fr' });
    stage.putUser({ language: 'sv' });
    await deliver(stage);
    expect(mailed(stage)[0]?.html).toContain('lang="fr"');
  });

  it('stores the code before it mails it', async () => {
    const stage = staged(confirmed(byMail));
    stage.tables.fail('UpdateItem', 'ThrottlingException');
    await expect(deliver(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    expect(mailed(stage)).toEqual([]);
  });

  it.each(['inactive', 'locked'] as const)('mails no code to a user who is %s', async (state) => {
    const stage = staged(confirmed(byMail));
    stage.putUser({ state });
    await expect(deliver(stage)).rejects.toMatchObject({ name: 'UserNotActive' });
    expect(mailed(stage)).toEqual([]);
  });

  it('lets the state machine try again when SES is busy', async () => {
    const stage = staged(confirmed(byMail));
    const busy = Object.assign(new Error('slow down'), { name: 'TooManyRequestsException' });
    stage.mails.on(SendEmailCommand).rejectsOnce(busy);
    await expect(deliver(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
  });

  it('logs neither code nor address, whether or not the mail goes out', async () => {
    const logs = captureLogs();
    const stage = staged(confirmed(byMail));
    const { email, commonName } = user();
    const unverified = Object.assign(new Error(`not verified: ${email}`), { name: 'MessageRejected' });
    stage.mails.on(SendEmailCommand).rejectsOnce(unverified).resolves({});
    await expect(deliver(stage, secrets.taskToken)).rejects.toThrow(/^Unexpected error/);
    await deliver(stage, secrets.taskToken);
    const codes = mailedCodes(stage);
    expect(logs.text).toContain('deliver-qr-code completed');
    expect(logs).toHaveNoSecrets([...codes, ...codes.map(hashOf), email, commonName, secrets.taskToken]);
  });
});
