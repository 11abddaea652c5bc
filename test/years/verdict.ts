import { wasActive, type LifeRecord, type MobileIdSpan } from './record.ts';

const day = 86_400_000;

/** What the people of a run are judged by besides their own records. */
export interface Calendar {
  /** When the function that reminds was let off, from the first time to the last. */
  readonly reminded: readonly number[];
  /** The end of the run. */
  readonly end: number;
  /** Days before the end of a mobile ID, as the option `reminders` has them: from the most to the fewest. */
  readonly reminders: readonly number[];
  /** Days before the end from which on the phone page renews. */
  readonly renewalDays: number;
}

/** What somebody's record breaks; nothing where all is well. */
export const judge = (record: LifeRecord, calendar: Calendar): readonly string[] => [
  ...findGaps(record, calendar),
  ...judgeReminders(record, calendar),
];

const name = ({ mobileId }: Pick<MobileIdSpan, 'mobileId'>): string => `mobile ID ${mobileId}`;

/** Moments without a valid mobile ID of somebody who was due one. */
const findGaps = (record: LifeRecord, calendar: Calendar): readonly string[] =>
  record.mobileIds
    .filter(({ endedAt }) => endedAt <= calendar.end)
    .filter((span) => isToBeFollowed(record, span, calendar))
    .filter((span) => !record.mobileIds.some((next) => follows(next, span)))
    .map(
      (span) => `nothing works from the end of ${name(span)} on, at ${new Date(span.endedAt).toISOString()}`,
    );

const follows = (next: MobileIdSpan, { mobileId, endedAt }: MobileIdSpan): boolean =>
  next.mobileId !== mobileId && next.activatedAt <= endedAt && next.endedAt > endedAt;

/** Whoever locks a mobile ID, or leaves, is due no other; whoever opens their phone in its last days is. */
const isToBeFollowed = (
  { standings, openings }: LifeRecord,
  { activatedAt, notAfter, endedAt, reason }: MobileIdSpan,
  { renewalDays }: Calendar,
): boolean => {
  if (reason !== undefined) return reason === 'replaced';
  if (endedAt < notAfter) return true;
  const from = Math.max(notAfter - renewalDays * day, (activatedAt + notAfter) / 2);
  return (
    wasActive(standings, endedAt) &&
    openings.some((at) => at >= from && at < notAfter && wasActive(standings, at))
  );
};

/** A time in which a reminder is owed: from its day on, and no more once the next one is. */
interface Owed {
  readonly span: MobileIdSpan;
  readonly days: number;
  readonly from: number;
  readonly until: number;
}

const listOwed = (span: MobileIdSpan, days: readonly number[]): readonly Owed[] =>
  days.map((each, index) => {
    const next = days[index + 1];
    const from = span.notAfter - each * day;
    return { span, days: each, from, until: next === undefined ? span.notAfter : span.notAfter - next * day };
  });

/** Each reminder goes out by the first run at which it is owed, and no other mail does. */
const judgeReminders = (
  { standings, mobileIds, reminders }: LifeRecord,
  calendar: Calendar,
): readonly string[] => {
  const owed = mobileIds.flatMap((span) => listOwed(span, calendar.reminders));
  const belongs = ({ span, from, until }: Owed, { at, days }: LifeRecord['reminders'][number]): boolean =>
    at >= from && at < until && Math.ceil((span.notAfter - at) / day) === days;
  const strays = reminders.filter((mail) => !owed.some((each) => belongs(each, mail)));
  return [
    ...strays.map(
      ({ at, days }) => `nobody owed the reminder of ${days.toString()} days, ${new Date(at).toISOString()}`,
    ),
    ...owed.flatMap((each) => {
      const night = findNight(each, standings, calendar);
      const got = reminders.filter((mail) => belongs(each, mail));
      const what = `reminders ${each.days.toString()} days before the end of ${name(each.span)}`;
      const wanted = night === undefined ? 0 : 1;
      if (got.length !== wanted) return [`${what}: ${got.length.toString()}, not ${wanted.toString()}`];
      return got.some(({ at }) => at >= (night ?? 0) + day / 2) ? [`${what}: late`] : [];
    }),
  ];
};

/** The first run that found a mobile ID active whose reminder was due then; undefined where none did. */
const findNight = (
  { span, from, until }: Owed,
  standings: LifeRecord['standings'],
  { reminded }: Calendar,
): number | undefined =>
  span.activatedAt <= from
    ? reminded.find((at) => at >= from && at < until && at < span.endedAt && wasActive(standings, at))
    : undefined;
