import { plainLine } from '../model/text.ts';
import type { Language } from '../model/languages.ts';
import type { User } from '../model/user.ts';
import { en } from './en.ts';
import { layOut, type Block, type Letter } from './layout.ts';
import type { MailName, MailTexts } from './mail-text.ts';
import { sv } from './sv.ts';

/** The words of every mail, by language. */
export const mailTexts: Readonly<Record<Language, MailTexts>> = { en, sv };

/** Whom a mail is for. */
export type Reader = Pick<User, 'commonName' | 'language'>;

/** Ends of an order that are nobody's attack. */
export type FailureReason = Extract<MailName, 'expired' | 'user-not-active' | 'failed'>;

/** Ends of an order that may be somebody's attack. */
export type SecurityReason = Extract<MailName, 'match-code-wrong' | 'not-my-phone'>;

/** What the QR mail is about. */
export interface QrMailContent {
  /** The link that the QR code holds. */
  readonly link: string;
  readonly png: Uint8Array;
  /** Until when the code works. */
  readonly expiresAt: Date;
  readonly siteUrl: string;
}

/** The mail with the QR code and its link. */
export const qrMail = (reader: Reader, { link, png, expiresAt, siteUrl }: QrMailContent): Letter => {
  const { locale } = mailTexts[reader.language];
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  const values = { link, expiresAt: `${time.format(expiresAt)} UTC` };
  return letter('qr-code', reader, { siteUrl, png, values });
};

/** The mail that a mobile ID is active. */
export const successMail = (
  reader: Reader,
  { phoneName, siteUrl }: { readonly phoneName: string; readonly siteUrl: string },
): Letter => letter('success', reader, { siteUrl, values: { phoneName } });

/** The mail that an order ended without a mobile ID, and what the user can do. */
export const failureMail = (
  reader: Reader,
  content: { readonly reason: FailureReason; readonly orderId: string; readonly siteUrl: string },
): Letter => {
  const { reason, orderId, siteUrl } = content;
  return letter(reason, reader, { siteUrl, values: { orderId } });
};

/** The mail that an order was stopped because somebody else may be at work. It quotes nothing of theirs. */
export const securityMail = (
  reader: Reader,
  { reason, siteUrl }: { readonly reason: SecurityReason; readonly siteUrl: string },
): Letter => letter(reason, reader, { siteUrl, values: {} });

interface Filling {
  readonly siteUrl: string;
  readonly png?: Uint8Array;
  /** What stands in the place of each name in braces. */
  readonly values: Readonly<Record<string, string>>;
}

const letter = (name: MailName, { language, commonName }: Reader, filling: Filling): Letter => {
  const { greeting, qrCode, mails } = mailTexts[language];
  const { subject, paragraphs } = mails[name];
  const values = { ...filling.values, name: commonName, selfService: `${filling.siteUrl}/` };
  const blockOf = (paragraph: string): Block => {
    if (paragraph === '{qrCode}' && filling.png) return pictureOf(filling.png, qrCode);
    const text = filled(paragraph, values);
    return links.includes(paragraph) ? { link: text } : { text };
  };
  return layOut({
    language,
    subject: filled(subject, values),
    blocks: [greeting, ...paragraphs].map(blockOf),
  });
};

const links: readonly string[] = ['{link}', '{selfService}'];

const pictureOf = (png: Uint8Array, alt: string): Block => ({
  picture: { contentId: 'qr-code', fileName: 'qr-code.png', png },
  alt,
});

// Values are put in once and as one line each: braces or line breaks in them mean nothing.
const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (braced, name: string) => plainLine(values[name] ?? braced));
