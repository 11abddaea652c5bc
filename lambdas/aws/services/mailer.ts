import { randomUUID } from 'node:crypto';
import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';

/** A mail on its way. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly picture?: MailPicture;
}

/** A picture that comes with a mail, once to be shown in it and once as a file. */
interface MailPicture {
  readonly contentId: string;
  readonly fileName: string;
  readonly png: Uint8Array;
}

/** Who mails come from. */
export interface MailSender {
  readonly from: string;
  readonly configurationSet: string;
}

/** Sends mails through Amazon SES. */
export class Mailer {
  readonly #client: SESv2Client;
  readonly #sender: MailSender;

  constructor(client: SESv2Client, sender: MailSender) {
    this.#client = client;
    this.#sender = sender;
  }

  /**
   * Sends one mail.
   * @param orderId tags the mail, so that a bounce finds its order
   */
  async send(mail: Mail, orderId: string): Promise<void> {
    const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
    await this.#client.send(
      new SendEmailCommand({
        FromEmailAddress: this.#sender.from,
        ConfigurationSetName: this.#sender.configurationSet,
        Destination: { ToAddresses: [mail.to] },
        EmailTags: [{ Name: 'orderId', Value: orderId }],
        Content: {
          Simple: {
            Subject: utf8(mail.subject),
            Body: { Text: utf8(mail.text), Html: utf8(mail.html) },
            Headers: machineHeaders(),
            ...(mail.picture && { Attachments: attach(mail.picture) }),
          },
        },
      }),
    );
  }
}

/**
 * Says that a machine sent the mail, so that nobody's absence is told to the sender (RFC 3834 section 5), also where
 * Exchange goes by words of its own (MS-OXCMAIL section 2.1.3.2.20): all but NDR, for bounces have to come back. A
 * reference of its own keeps Gmail from hiding a mail under an earlier one of the same subject, whose code is dead.
 */
const machineHeaders = () => [
  { Name: 'Auto-Submitted', Value: 'auto-generated' },
  { Name: 'X-Auto-Response-Suppress', Value: 'DR, RN, NRN, OOF, AutoReply' },
  { Name: 'X-Entity-Ref-ID', Value: randomUUID() },
];

// Some mail programs show no inline picture, so the same one is attached (SES takes 7 bit unless told).
const attach = ({ contentId, fileName, png }: MailPicture) => {
  const picture = { RawContent: png, ContentType: 'image/png', ContentTransferEncoding: 'BASE64' } as const;
  return [
    {
      ...picture,
      FileName: `inline-${fileName}`,
      ContentDisposition: 'INLINE',
      ContentId: contentId,
    } as const,
    { ...picture, FileName: fileName, ContentDisposition: 'ATTACHMENT' } as const,
  ];
};
