import type { MailBrand } from '../../domain/brand/brand.ts';
import type { Order } from '../../domain/order/order.ts';
import { findNextStep, type NextStep } from '../../domain/options/next-steps.ts';
import { plainLine } from '../../domain/text.ts';
import { defaultLanguage, type Language } from '../../domain/languages.ts';
import type { User } from '../../domain/user.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { factLines, type Facts } from './facts.ts';
import { layOut, toLetterhead, type Block, type Letter } from './layout.ts';
import type { MailName, MailTexts } from './mail-text.ts';
import { sv } from './sv.ts';

/** The words of every mail, by language. */
export const mailTexts: Readonly<Record<Language, MailTexts>> = { en, sv, de, fr };

/** Whom a mail is for. */
export type Reader = Readonly<{ language: Language; commonName: string }>;

/** Whom a mail addresses: somebody without a name by what it is sent to. @param chosen goes before the directory's language */
export const toReader = (user: User, email: string, chosen: Language | undefined): Reader => ({
  language: chosen ?? user.language ?? defaultLanguage,
  commonName: user.commonName ?? email,
});

/** Ends of an order that are nobody's attack. */
export type FailureReason = Extract<MailName, 'expired' | 'user-not-active' | 'failed'>;

/** What may be somebody's attack: no option keeps it from the user. */
export type SecurityReason = Extract<MailName, 'match-code-wrong' | 'not-my-phone' | 'activated' | 'locked'>;

/** What the QR mail is about. */
export interface QrMailContent {
  /** The link that the QR code holds. */
  readonly link: string;
  readonly png: Uint8Array;
  /** How long the code works from now on, in milliseconds. */
  readonly lifetimeMs: number;
  readonly siteUrl: string;
  readonly brand: MailBrand;
}

/** The mail with the QR code and its link. */
export const qrMail = (reader: Reader, { link, png, lifetimeMs, siteUrl, brand }: QrMailContent): Letter => {
  const values = { link, lifetime: lifetimeText(mailTexts[reader.language], lifetimeMs) };
  return letter('qr-code', reader, { siteUrl, brand, png, values });
};

/** What a mail about the outcome of an order is about. */
export interface OutcomeContent {
  readonly facts: Facts;
  readonly siteUrl: string;
  readonly brand: MailBrand;
}

/** The mail that a mobile ID is active: what was activated, when and where, and what to do if it was not you. */
export const successMail = (
  reader: Reader,
  content: OutcomeContent & { readonly nextSteps?: readonly NextStep[] },
): Letter => letter('success', reader, content);

/** The mail that an order ended without a mobile ID, and what the user can do. */
export const failureMail = (reader: Reader, reason: FailureReason, content: OutcomeContent): Letter =>
  letter(reason, reader, content);

/** The mail about what may be somebody else's work: they stopped an order, activated a mobile ID or had one locked. */
export const securityMail = (reader: Reader, reason: SecurityReason, content: OutcomeContent): Letter =>
  letter(reason, reader, content);

/** The mail that a mobile ID was locked for good. */
export const writeLockedMail = (reader: Reader, content: OutcomeContent): Letter =>
  letter('mobile-id-locked', reader, content);

interface Filling extends Pick<OutcomeContent, 'siteUrl' | 'brand'> {
  readonly png?: Uint8Array;
  /** What stands in the place of each name in braces. */
  readonly values?: Readonly<Record<string, string>>;
  readonly facts?: Facts;
  readonly nextSteps?: readonly NextStep[];
}

/** Writes a mail in the language of its reader. */
export const letter = (name: MailName, { language, commonName }: Reader, filling: Filling): Letter => {
  const texts = mailTexts[language];
  const { greeting, qrCode } = texts;
  const { subject, paragraphs } = texts.mails[name];
  const values = { ...filling.values, name: commonName, ...toPages(filling) };
  const toBlocks = (paragraph: string): readonly Block[] => {
    if (paragraph === '{qrCode}' && filling.png) return [toPicture(filling.png, qrCode)];
    if (paragraph === '{facts}') return [{ facts: factLines(texts, filling.facts ?? {}) }];
    if (paragraph === '{nextStep}') return toNextStep(findNextStep(filling.nextSteps ?? [], language));
    const text = fillPlaceholders(paragraph, values);
    return [links.includes(paragraph) ? { link: text } : { text }];
  };
  return layOut({
    language,
    letterhead: toLetterhead(filling.brand, language, texts),
    subject: fillPlaceholders(subject, values),
    preview: fillPlaceholders(paragraphs[0] ?? subject, values),
    blocks: [greeting, ...paragraphs].flatMap(toBlocks),
  });
};

const toPages = ({ siteUrl }: Filling) => ({ selfService: `${siteUrl}/`, phonePage: `${siteUrl}/phone/` });

const links: readonly string[] = ['{link}', '{selfService}', '{phonePage}'];

const toNextStep = (step: NextStep | undefined): readonly Block[] =>
  step ? [{ text: plainLine(step.text) }, { link: step.link }] : [];

const toPicture = (png: Uint8Array, alt: string): Block => ({
  picture: { contentId: 'qr-code', fileName: 'qr-code.png', png },
  alt,
});

// Values are put in once and as one line each: braces or line breaks in them mean nothing.
const fillPlaceholders = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (braced, name: string) => plainLine(values[name] ?? braced));

/** What the mail about a mobile ID that is active states: nothing that its user can't see in Self-Service. */
export const successFacts = (order: Order): Facts => ({
  phone: order.phone?.name,
  activated: toDate(order.completedAt),
  certificates: order.confirmation?.kinds,
  validUntil: toDate(order.issuance?.notAfter),
  replaced: order.replaces?.phoneName,
  locked: lostAt(order),
});

/** What the mail about the locked mobile ID of a lost phone states. */
export const listLockedFacts = (order: Order): Facts => ({
  phone: order.replaces?.phoneName,
  locked: lostAt(order),
  orderId: order.orderId,
});

/**
 * What the mail about an order that ended otherwise states. It names no phone: one that answered may be a
 * stranger's, and so may what it calls itself.
 */
export const failureFacts = (order: Order): Facts => ({
  ordered: toDate(order.createdAt),
  ended: toDate(order.ended?.at),
  locked: lostAt(order),
  orderId: order.orderId,
});

/** When the user said that the phone is lost, which locks its mobile ID. */
const lostAt = ({ confirmation }: Order): Date | undefined =>
  confirmation?.oldPhone === 'lost' ? toDate(confirmation.at) : undefined;

const toDate = (moment: string | undefined): Date | undefined =>
  moment === undefined ? undefined : new Date(moment);

/** How long something works, in whole minutes, from two hours on in whole hours; never more than it does. */
const lifetimeText = ({ locale }: MailTexts, lifetimeMs: number): string => {
  const minutes = Math.max(1, Math.floor(lifetimeMs / 60_000));
  const [value, unit] = minutes < 120 ? [minutes, 'minute'] : [Math.floor(minutes / 60), 'hour'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
};
