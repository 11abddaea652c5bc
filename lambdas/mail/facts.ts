import type { CertificateKind } from '../../domain/certificates/certificate-kinds.ts';
import type { Order } from '../../domain/order/order.ts';
import { plainLine } from '../../domain/text.ts';
import type { Fact } from './layout.ts';
import { factNames, type FactName, type MailTexts } from './mail-text.ts';

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
  readonly orderId?: string | undefined;
}

/** What the mail about a mobile ID that is active states: nothing that its user can't see in Self-Service. */
export const successFacts = (order: Order): Facts => ({
  phone: order.phone?.name,
  activated: dateOf(order.completedAt),
  certificates: order.confirmation?.kinds,
  validUntil: dateOf(order.issuance?.notAfter),
  replaced: order.replaces?.phoneName,
});

/**
 * What the mail about an order that ended otherwise states. It names no phone: one that answered may be a
 * stranger's, and so may what it calls itself.
 */
export const failureFacts = (order: Order): Facts => ({
  ordered: dateOf(order.createdAt),
  ended: dateOf(order.ended?.at),
  locked: order.confirmation?.oldPhone === 'lost' ? dateOf(order.confirmation.at) : undefined,
  orderId: order.orderId,
});

const dateOf = (moment: string | undefined): Date | undefined =>
  moment === undefined ? undefined : new Date(moment);

/** How long something works, in whole minutes, from two hours on in whole hours; never more than it does. */
export const lifetimeText = ({ locale }: MailTexts, lifetimeMs: number): string => {
  const minutes = Math.max(1, Math.floor(lifetimeMs / 60_000));
  const [value, unit] = minutes < 120 ? [minutes, 'minute'] : [Math.floor(minutes / 60), 'hour'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
};

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
  const values: Readonly<Record<FactName, string | undefined>> = {
    phone: facts.phone,
    activated: time(activated),
    certificates: kinds && new Intl.ListFormat(texts.locale).format(kinds),
    validUntil: time(validUntil),
    replaced: facts.replaced,
    ordered: time(ordered),
    ended: time(ended),
    locked: time(facts.locked),
    orderId: facts.orderId,
  };
  return factNames.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [{ label: texts.facts[name], value: plainLine(value) }];
  });
};
