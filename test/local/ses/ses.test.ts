import { SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letter, png, sender, startSending } from './sending.ts';

let sending: Awaited<ReturnType<typeof startSending>>;

beforeAll(async () => {
  sending = await startSending();
});
afterAll(() => sending.stop());

const plain: SendEmailCommandInput = {
  FromEmailAddress: sender.from,
  Destination: { ToAddresses: ['a@example.com', 'b@example.com'] },
  Content: { Simple: { Subject: { Data: 'Subject' }, Body: { Text: { Data: 'Text' } } } },
};

const send = (changes: Partial<SendEmailCommandInput> = {}) =>
  sending.ses.send(new SendEmailCommand({ ...plain, ...changes }));

describe('SES', () => {
  it('keeps a mail as a function sent it, with the time of the local cloud', async () => {
    sending.clock.advance(3_600_000);
    await sending.mailerOf().send(letter, 'order-1');
    const sent = sending.mail.mails().at(-1);
    const { to, subject, text, html } = letter;
    expect(sent).toMatchObject({ from: sender.from, to: [to], subject, text, html });
    expect(Math.abs((sent?.at.getTime() ?? 0) - sending.clock.now())).toBeLessThan(60_000);
    const picture = { contentType: 'image/png', content: Buffer.from(png) };
    expect(sent?.attachments).toEqual([
      { ...picture, name: 'inline-qr-code.png', disposition: 'INLINE', contentId: 'qr-code' },
      { ...picture, name: 'qr-code.png', disposition: 'ATTACHMENT', contentId: undefined },
    ]);
  });

  it('answers with the message id that the inbox has', async () => {
    const { MessageId } = await send();
    expect(sending.mail.mails().at(-1)).toMatchObject({ id: MessageId, html: '', text: 'Text' });
  });

  it.each([
    [
      'another sender',
      { FromEmailAddress: 'x@example.com' },
      'MessageRejected',
      /region EU-CENTRAL-1: x@example.com$/,
    ],
    [
      'a sender in other letters',
      { FromEmailAddress: 'Mobile-ID@example.com' },
      'MessageRejected',
      /not verified/,
    ],
    [
      'a sender hidden in a name',
      { FromEmailAddress: `"${sender.from}" <x@example.com>` },
      'MessageRejected',
      /: x@/,
    ],
    ['an unknown configuration set', { ConfigurationSetName: 'set-2' }, 'NotFoundException', /set-2/],
    ['nobody to send it to', { Destination: {} }, 'BadRequestException', /Destination/],
    [
      'an address without a domain',
      { Destination: { ToAddresses: ['nonsense'] } },
      'BadRequestException',
      /@domain/,
    ],
    [
      'an address beyond ASCII',
      { Destination: { ToAddresses: ['åsa@example.com'] } },
      'BadRequestException',
      /Local address/,
    ],
    [
      'a domain beyond ASCII',
      { Destination: { ToAddresses: ['asa@exämple.com'] } },
      'BadRequestException',
      /address/,
    ],
    [
      'a sender with a name that is not encoded',
      { FromEmailAddress: `Åsa <${sender.from}>` },
      'BadRequestException',
      /FromEmailAddress/,
    ],
    [
      'more than 50 to send it to',
      { Destination: { ToAddresses: Array.from({ length: 51 }, () => 'alva@example.com') } },
      'BadRequestException',
      /exceeds 50/,
    ],
    ...[
      ['two domains', 'alva@example.com@example.com', /Local address/],
      ['a dot in front', '.alva@example.com', /starts with dot/],
      ['two dots', 'alva..active@example.com', /dot-dot/],
      ['more than 320 characters', `alva@${'example.'.repeat(40)}com`, /320/],
    ].map(([what, to, message]): [string, Partial<SendEmailCommandInput>, string, RegExp] => [
      `an address with ${String(what)}`,
      { Destination: { ToAddresses: [String(to)] } },
      'BadRequestException',
      new RegExp(message ?? ''),
    ]),
    [
      'a subject of two lines',
      {
        Content: { Simple: { Subject: { Data: 'x\r\nBcc: b@example.com' }, Body: { Text: { Data: 'x' } } } },
      },
      'BadRequestException',
      /line breaks/,
    ],
    [
      'words in letters that nobody knows',
      { Content: { Simple: { Subject: { Data: 'x', Charset: 'X-NONE' }, Body: { Text: { Data: 'x' } } } } },
      'BadRequestException',
      /character sets/,
    ],
    [
      'a tag of two values',
      { EmailTags: ['1', '2'].map((Value) => ({ Name: 'orderId', Value })) },
      'BadRequestException',
      /two values/,
    ],
    [
      'a blank in a tag',
      { EmailTags: [{ Name: 'orderId', Value: 'o 1' }] },
      'BadRequestException',
      /tag value/,
    ],
    [
      'a blank in the name of a tag',
      { EmailTags: [{ Name: 'order id', Value: '1' }] },
      'BadRequestException',
      /tag name/,
    ],
    [
      'no words',
      { Content: { Simple: { Subject: { Data: 'x' }, Body: {} } } },
      'BadRequestException',
      /body/,
    ],
    [
      'content of another form',
      { Content: { Raw: { Data: png } } },
      'BadRequestException',
      /Simple content only/,
    ],
  ] satisfies [string, Partial<SendEmailCommandInput>, string, RegExp][])(
    'refuses a mail with %s, and keeps nothing of it',
    async (_, changes, ...[name, message]) => {
      const before = sending.mail.mails().length;
      const sent = send(changes);
      await expect(sent).rejects.toThrow(expect.objectContaining({ name }));
      await expect(sent).rejects.toThrow(message);
      expect(sending.mail.mails()).toHaveLength(before);
    },
  );

  it('takes a sender with a name beside the address', async () => {
    await send({ FromEmailAddress: `Mobile ID <${sender.from}>` });
    expect(sending.mail.mails().at(-1)?.from).toBe(`Mobile ID <${sender.from}>`);
  });

  it('asks for the identity and for the configuration set, as from the address in small letters', () => {
    const input = {
      ...plain,
      FromEmailAddress: 'Mobile ID <Mobile-ID@Example.com>',
      ConfigurationSetName: 'set-1',
    };
    const needed = { action: 'ses:SendEmail', context: { 'ses:FromAddress': 'mobile-id@example.com' } };
    const arn = (resource: string) => `arn:aws:ses:eu-central-1:000000000000:${resource}`;
    expect(sending.mail.service.operations['SendEmail']?.permissions(input)).toEqual([
      { ...needed, resource: arn('identity/Mobile-ID@Example.com') },
      { ...needed, resource: arn('configuration-set/set-1') },
    ]);
  });

  it('keeps the mails of two local clouds apart', async () => {
    const other = await startSending();
    const before = sending.mail.mails().length;
    await other.mailerOf().send(letter, 'order-2');
    await send();
    expect(other.mail.mails()).toHaveLength(1);
    expect(sending.mail.mails()).toHaveLength(before + 1);
    await other.stop();
  });
});
