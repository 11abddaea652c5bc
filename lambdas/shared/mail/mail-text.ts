/** Every mail that this project sends. */
export const mailNames = [
  'qr-code',
  'success',
  'expired',
  'user-not-active',
  'failed',
  'match-code-wrong',
  'not-my-phone',
] as const;

export type MailName = (typeof mailNames)[number];

/** The words of one mail. What stands in braces is filled in. */
export interface MailText {
  readonly subject: string;
  /** One that is nothing but `{qrCode}`, `{link}` or `{selfService}` becomes the picture or a link. */
  readonly paragraphs: readonly string[];
}

/** All words in one language. */
export interface MailTexts {
  /** How times are written (BCP 47). */
  readonly locale: string;
  readonly greeting: string;
  /** What stands in the place of the picture where none is shown. */
  readonly qrCode: string;
  readonly mails: Readonly<Record<MailName, MailText>>;
}
