import type { Letter } from './layout.ts';
import { letter, mailTexts, type OutcomeContent, type Reader } from './mails.ts';

/** What a reminder is about. */
export interface ReminderContent extends OutcomeContent {
  /** Whole days that the mobile ID works from now on; one that has begun counts. */
  readonly daysLeft: number;
  /** Whether its phone renews it when it is opened. */
  readonly isRenewable: boolean;
}

/** The mail that a mobile ID ends soon. */
export const writeReminderMail = (
  reader: Reader,
  { daysLeft, isRenewable, ...content }: ReminderContent,
): Letter => {
  const { locale, days } = mailTexts[reader.language];
  const words = new Intl.PluralRules(locale).select(daysLeft) === 'one' ? days.one : days.other;
  const left = words.replace('{days}', daysLeft.toLocaleString(locale));
  return letter(isRenewable ? 'mobile-id-renews' : 'mobile-id-ends', reader, {
    ...content,
    values: { left },
  });
};
