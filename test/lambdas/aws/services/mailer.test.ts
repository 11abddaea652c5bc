import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { Mailer } from '../../../../lambdas/aws/services/mailer.ts';

const ownReference: unknown = expect.stringMatching(/^<[\da-f-]{36}@get-mobile-id\.invalid>$/);
const png = Uint8Array.of(137, 80, 78, 71);
const letter = { to: 'asta@example.com', subject: 'Ämne', text: 'Hej!', html: '<p>Hej!</p>' };

const prepared = () => {
  const client = new SESv2Client();
  const ses = mockClient(client);
  ses.on(SendEmailCommand).resolves({ MessageId: 'm1' });
  return { ses, mailer: new Mailer(client, { from: 'id@example.com', configurationSet: 'set' }) };
};

describe('a mail on its way to SES', () => {
  it('goes to one address, as text and HTML in UTF-8, tagged with its order', async () => {
    const { ses, mailer } = prepared();
    await mailer.send(letter, 'o1');
    expect(ses.commandCalls(SendEmailCommand)[0]?.args[0].input).toEqual({
      FromEmailAddress: 'id@example.com',
      ConfigurationSetName: 'set',
      Destination: { ToAddresses: ['asta@example.com'] },
      EmailTags: [{ Name: 'orderId', Value: 'o1' }],
      Content: {
        Simple: {
          Subject: { Data: 'Ämne', Charset: 'UTF-8' },
          Body: {
            Text: { Data: 'Hej!', Charset: 'UTF-8' },
            Html: { Data: '<p>Hej!</p>', Charset: 'UTF-8' },
          },
          Headers: [
            { Name: 'Auto-Submitted', Value: 'auto-generated' },
            { Name: 'X-Auto-Response-Suppress', Value: 'DR, RN, NRN, OOF, AutoReply' },
            { Name: 'References', Value: ownReference },
          ],
        },
      },
    });
  });

  it('refers to nothing that another mail refers to, so that no program hides it under an older one', async () => {
    const { ses, mailer } = prepared();
    await mailer.send(letter, 'o1');
    await mailer.send(letter, 'o1');
    const references = ses.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => {
      const headers = input.Content?.Simple?.Headers ?? [];
      return headers.find(({ Name }) => Name === 'References')?.Value;
    });
    expect(new Set(references).size).toBe(2);
    expect(references).not.toContain(undefined);
  });

  it('brings its picture twice: to be shown by its content id, and as a file', async () => {
    const { ses, mailer } = prepared();
    const picture = { contentId: 'qr-code', fileName: 'qr-code.png', png };
    await mailer.send({ ...letter, picture }, 'o1');
    const content = { RawContent: png, ContentType: 'image/png', ContentTransferEncoding: 'BASE64' };
    const { Content } = ses.commandCalls(SendEmailCommand)[0]?.args[0].input ?? {};
    expect(Content?.Simple?.Attachments).toEqual([
      { ...content, FileName: 'inline-qr-code.png', ContentDisposition: 'INLINE', ContentId: 'qr-code' },
      { ...content, FileName: 'qr-code.png', ContentDisposition: 'ATTACHMENT' },
    ]);
  });

  it('that SES does not take is an error', async () => {
    const { ses, mailer } = prepared();
    ses.on(SendEmailCommand).rejects(new Error('MessageRejected'));
    await expect(mailer.send(letter, 'o1')).rejects.toThrow('MessageRejected');
  });
});
