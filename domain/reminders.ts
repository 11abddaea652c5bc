import type { MobileId } from './mobile-id.ts';

const dayMs = 86_400_000;

/** The moment so many days before or after another one, in days of 24 hours. */
export const addDays = (moment: Date, days: number): Date => new Date(moment.getTime() + days * dayMs);

/** Days that are left until a moment; a day that has begun counts. 0 when it has passed. */
export const daysUntil = (moment: string, now: Date): number =>
  Math.max(0, Math.ceil((Date.parse(moment) - now.getTime()) / dayMs));

/**
 * The reminder that the user of a mobile ID is owed now: of all whose moment has passed the one nearest to the end, so
 * that whoever could not be reminded for a while gets one and not all of them. None where that was given, or where its
 * moment passed before the mobile ID was made.
 * @param days as the option says
 * @returns its days before the end; undefined for none
 */
export const findDueReminder = (
  mobileId: Pick<MobileId, 'notAfter' | 'reminder'> & Partial<Pick<MobileId, 'createdAt' | 'activatedAt'>>,
  days: readonly number[],
  now: Date,
): number | undefined => {
  const { notAfter, reminder, createdAt, activatedAt = createdAt } = mobileId;
  const end = new Date(notAfter);
  const due = end > now ? days.filter((each) => addDays(end, -each) <= now).at(-1) : undefined;
  if (due === undefined || isGiven(reminder, notAfter, due)) return undefined;
  const isOlder = activatedAt !== undefined && addDays(end, -due) < new Date(activatedAt);
  return isOlder ? undefined : due;
};

const isGiven = (last: MobileId['reminder'], notAfter: string, days: number): boolean =>
  last?.notAfter === notAfter && last.days <= days;
