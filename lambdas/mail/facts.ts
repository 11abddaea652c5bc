import type { CertificateKind } from '../../domain/certificates/certificate-kinds.ts';
import type { LockReason } from '../../domain/mobile-id.ts';
import { plainLine } from '../../domain/text.ts';
import type { Fact } from './layout.ts';
import type { FactName, MailTexts } from './mail-text.ts';

/** What a mail states about an order. What is undefined is left out. */
export interface Facts {
  readonly phone?: string | undefined;
  readonly activated?: Date | undefined;
  readonly certificates?: readonly CertificateKind[] | undefined;
  readonly validUntil?: Date | undefined;
  /** Name of the phone whose mobile ID was replaced. */
  readonly replaced?: string | undefined;
  readonly ordered?: Date | undefined;
  readonly ended?: Date | undefined;
  /** When the mobile ID of a lost phone was locked. */
  readonly locked?: Date | undefined;
  /** When a mobile ID was locked, and why. */
  readonly lockedAt?: Date | undefined;
  readonly lockReason?: LockReason | undefined;
  readonly orderId?: string | undefined;
}

/** A moment as a language writes it, in UTC: whoever reads the mail may be anywhere. */
const timeText = ({ locale }: MailTexts, moment: Date): string => {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat(locale, format).format(moment)} UTC`;
};

/** Facts in the words of a language, each of them one line. */
export const factLines = (texts: MailTexts, facts: Facts): readonly Fact[] => {
  const { certificates, activated, validUntil, ordered, ended } = facts;
  const time = (moment: Date | undefined) => moment && timeText(texts, moment);
  const kinds = certificates?.map((kind) => texts.kinds[kind]);
  // They stand in a mail in this order.
  const values: readonly (readonly [FactName, string | undefined])[] = [
    ['phone', facts.phone],
    ['activated', time(activated)],
    ['certificates', kinds && new Intl.ListFormat(texts.locale).format(kinds)],
    ['validUntil', time(validUntil)],
    ['replaced', facts.replaced],
    ['ordered', time(ordered)],
    ['ended', time(ended)],
    ['locked', time(facts.locked)],
    ['lockedAt', time(facts.lockedAt)],
    ['lockReason', facts.lockReason && texts.lockReasons[facts.lockReason]],
    ['orderId', facts.orderId],
  ];
  return values.flatMap(([name, value]) =>
    value === undefined ? [] : [{ label: texts.facts[name], value: plainLine(value) }],
  );
};
