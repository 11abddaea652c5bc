import { plainLine } from '../../domain/text.ts';
import type { Language } from '../../domain/languages.ts';
import type { User } from '../../domain/user.ts';
import { en } from './en.ts';
import { factLines, lifetimeText, type Facts } from './facts.ts';
import { layOut, type Block, type Letter } from './layout.ts';
import type { MailName, MailTexts } from './mail-text.ts';
import { sv } from './sv.ts';

/** The words of every mail, by language. */
export const mailTexts: Readonly<Record<Language, MailTexts>> = { en, sv };

/** Whom a mail is for. */
export type Reader = Pick<User, 'language'> & { readonly commonName: string };

/** Whom a mail to a user addresses: somebody without a name by what it is sent to. */
export const toReader = ({ commonName, language }: User, email: string): Reader => ({
  language,
  commonName: commonName ?? email,
});

/** Ends of an order that are nobody's attack. */
export type FailureReason = Extract<MailName, 'expired' | 'user-not-active' | 'failed'>;

/** Ends of an order that may be somebody's attack. */
export type SecurityReason = Extract<MailName, 'match-code-wrong' | 'not-my-phone'>;

/** What the QR mail is about. */
export interface QrMailContent {
  /** The link that the QR code holds. */
  readonly link: string;
  readonly png: Uint8Array;
  /** How long the code works from now on, in milliseconds. */
  readonly lifetimeMs: number;
  readonly siteUrl: string;
}

/** The mail with the QR code and its link. */
export const qrMail = (reader: Reader, { link, png, lifetimeMs, siteUrl }: QrMailContent): Letter => {
  const values = { link, lifetime: lifetimeText(mailTexts[reader.language], lifetimeMs) };
  return letter('qr-code', reader, { siteUrl, png, values });
};

/** What a mail about the outcome of an order is about. */
export interface OutcomeContent {
  readonly facts: Facts;
  readonly siteUrl: string;
}

/** The mail that a mobile ID is active: what was activated, when and where, and what to do if it was not you. */
export const successMail = (reader: Reader, content: OutcomeContent): Letter =>
  letter('success', reader, content);

/** The mail that an order ended without a mobile ID, and what the user can do. */
export const failureMail = (reader: Reader, reason: FailureReason, content: OutcomeContent): Letter =>
  letter(reason, reader, content);

/** The mail that an order was stopped because somebody else may be at work. It quotes nothing of theirs. */
export const securityMail = (reader: Reader, reason: SecurityReason, content: OutcomeContent): Letter =>
  letter(reason, reader, content);

interface Filling {
  readonly siteUrl: string;
  readonly png?: Uint8Array;
  /** What stands in the place of each name in braces. */
  readonly values?: Readonly<Record<string, string>>;
  readonly facts?: Facts;
}

const letter = (name: MailName, { language, commonName }: Reader, filling: Filling): Letter => {
  const texts = mailTexts[language];
  const { product, footer, greeting, qrCode } = texts;
  const { subject, paragraphs } = texts.mails[name];
  const values = { ...filling.values, name: commonName, selfService: `${filling.siteUrl}/` };
  const blockOf = (paragraph: string): Block => {
    if (paragraph === '{qrCode}' && filling.png) return pictureOf(filling.png, qrCode);
    if (paragraph === '{facts}') return { facts: factLines(texts, filling.facts ?? {}) };
    const text = filled(paragraph, values);
    return links.includes(paragraph) ? { link: text } : { text };
  };
  return layOut({
    language,
    product,
    footer,
    subject: filled(subject, values),
    preview: filled(paragraphs[0] ?? subject, values),
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
