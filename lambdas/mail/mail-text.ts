import type { LockReason } from '../../domain/mobile-id.ts';
import type { CertificateKind } from '../../domain/certificates/certificate-kinds.ts';

/** Every mail that this project sends. */
export const mailNames = [
  'qr-code',
  'success',
  'activated',
  'locked',
  'expired',
  'user-not-active',
  'failed',
  'match-code-wrong',
  'not-my-phone',
  'mobile-id-locked',
  'mobile-id-ends',
  'mobile-id-renews',
] as const;

export type MailName = (typeof mailNames)[number];

/** What mails state about an order. */
export type FactName =
  | 'phone'
  | 'activated'
  | 'certificates'
  | 'validUntil'
  | 'replaced'
  | 'ordered'
  | 'ended'
  | 'locked'
  | 'lockedAt'
  | 'lockReason'
  | 'orderId';

/** The words of one mail. What stands in braces is filled in. */
export interface MailText {
  readonly subject: string;
  /** One that is nothing but `{qrCode}`, `{link}`, `{selfService}`, `{phonePage}`, `{facts}` or `{nextStep}` becomes what it names. */
  readonly paragraphs: readonly string[];
}

/** All words in one language. */
export interface MailTexts {
  /** How times are written (BCP 47). */
  readonly locale: string;
  /** What sends the mail. */
  readonly product: string;
  readonly greeting: string;
  /** Why the mail was sent; stands under each. */
  readonly footer: string;
  /** Who helps, and where the company says what it does with personal data: `{}` is filled in. */
  readonly help: string;
  readonly privacy: string;
  /** What stands in the place of the picture where none is shown. */
  readonly qrCode: string;
  readonly kinds: Readonly<Record<CertificateKind, string>>;
  /** How many days something works, one or more: `{days}` is filled in. */
  readonly days: Readonly<Record<'one' | 'other', string>>;
  /** Why a mobile ID was locked. */
  readonly lockReasons: Readonly<Record<LockReason, string>>;
  /** What each fact is called. */
  readonly facts: Readonly<Record<FactName, string>>;
  readonly mails: Readonly<Record<MailName, MailText>>;
}
