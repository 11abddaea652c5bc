import { randomUUID } from 'node:crypto';
import { SendEmailCommand, SESv2ServiceException, type SESv2Client } from '@aws-sdk/client-sesv2';
import { brandPath, neutralMailBrand, parseBrand, type MailBrand } from '../../../domain/brand/brand.ts';

/** A mail on its way. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly picture?: MailPicture;
  /** Shown in it only. */
  readonly logo?: MailPicture;
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

/** Whether SES itself said that it did not take a mail: without its answer nobody knows. */
export const wasRefused = (error: unknown): boolean => error instanceof SESv2ServiceException;

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
            ...attachments(mail),
          },
        },
      }),
    );
  }
}

/**
 * Says that a machine sent the mail, so that nobody's absence is told to the sender (RFC 3834 section 5), also where
 * Exchange goes by words of its own (MS-OXCMAIL section 2.1.3.2.20): all but NDR, for bounces have to come back. No
 * `List-Unsubscribe`: nobody can turn off what happens to their mobile ID.
 *
 * A reference that no other mail has keeps a mail from hiding under an earlier one of the same subject, whose code is
 * dead: Gmail threads by subject, but not against a reference.
 * @see https://workspaceupdates.googleblog.com/2019/03/threading-changes-in-gmail-conversation-view.html
 */
const machineHeaders = () => [
  { Name: 'Auto-Submitted', Value: 'auto-generated' },
  { Name: 'X-Auto-Response-Suppress', Value: 'DR, RN, NRN, OOF, AutoReply' },
  { Name: 'References', Value: `<${randomUUID()}@get-mobile-id.invalid>` },
];

const attachments = ({ picture, logo }: Mail) => {
  if (!picture && !logo) return {};
  // Some mail programs show no inline picture, so the one that the mail is about is attached, too.
  const asFile = picture && {
    ...encode(picture),
    FileName: picture.fileName,
    ContentDisposition: 'ATTACHMENT' as const,
  };
  return {
    Attachments: [
      ...[logo, picture].filter((shown) => shown !== undefined).map(showInline),
      ...(asFile ? [asFile] : []),
    ],
  };
};

// SES takes 7 bit unless told.
const encode = ({ png }: MailPicture) =>
  ({ RawContent: png, ContentType: 'image/png', ContentTransferEncoding: 'BASE64' }) as const;

const showInline = (picture: MailPicture) => ({
  ...encode(picture),
  FileName: `inline-${picture.fileName}`,
  ContentDisposition: 'INLINE' as const,
  ContentId: picture.contentId,
});

/** How long a brand is taken for the one of now, in milliseconds. */
const lifetimeMs = 300_000;

/** How long a mail waits for its brand, in milliseconds. */
const maxWaitMs = 3000;

/** The most that a logo may weigh, in bytes; more is none that our tool has published. */
const maxLogoBytes = 65_536;

/** What {@link SiteBrand} works with. */
export interface SiteBrandDependencies {
  readonly fetch: (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>;
  readonly siteUrl: string;
  readonly now: () => Date;
  /** Hears why the site did not say what its brand is. */
  readonly onUnread: (error: unknown) => void;
}

/**
 * The brand that the site publishes, asked for over the site as a browser does it: it is public, so no function needs a
 * right to read the bucket. No mail fails for want of it.
 */
export class SiteBrand {
  readonly #deps: SiteBrandDependencies;
  #known: MailBrand = neutralMailBrand;
  #readAt = -Infinity;

  constructor(deps: SiteBrandDependencies) {
    this.#deps = deps;
  }

  /** The brand of now, or of some minutes ago; the last one known, or none, where the site does not answer. */
  async read(): Promise<MailBrand> {
    const { now, onUnread } = this.#deps;
    const time = now().getTime();
    if (time - this.#readAt < lifetimeMs) return this.#known;
    try {
      this.#known = await this.#load();
      this.#readAt = time;
    } catch (error) {
      onUnread(error);
    }
    return this.#known;
  }

  async #load(): Promise<MailBrand> {
    const response = await this.#ask(brandPath);
    if (!response) return neutralMailBrand;
    const brand = parseBrand(await response.json());
    const path = brand.logo?.mail;
    const picture = path === undefined ? undefined : await this.#ask(path);
    const logo = picture && new Uint8Array(await picture.arrayBuffer());
    return logo && logo.length <= maxLogoBytes ? { brand, logo } : { brand };
  }

  async #ask(path: string): Promise<Response | undefined> {
    const { fetch, siteUrl } = this.#deps;
    const response = await fetch(siteUrl + path, { signal: AbortSignal.timeout(maxWaitMs) });
    if (response.ok) return response;
    if (response.status === 404) return undefined;
    throw new TypeError(`${path}: ${response.status.toString()}`);
  }
}
