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
            ...(mail.picture && { Attachments: attach(mail.picture) }),
          },
        },
      }),
    );
  }
}

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
