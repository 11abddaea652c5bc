// Of the whole of Temporal, functions would load three times as much.
import * as Duration from 'temporal-polyfill/fns/Duration';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';

/** In a millisecond. */
const nanoseconds = 1_000_000n;

/** ISO 8601 durations of hours, minutes and seconds, as AllowedPattern and as check. */
export const timePattern = '^PT(?=\\d)(\\d{1,3}H)?(\\d{1,4}M)?(\\d{1,5}S)?$';

/** ISO 8601 durations of whole years, months and days, as AllowedPattern and as check. */
export const datePattern = '^P(?=\\d)(\\d{1,2}Y)?(\\d{1,3}M)?(\\d{1,4}D)?$';

// Every order has the same few, and to read one takes longer than all that is done with it.
const known = new Map<string, ReturnType<typeof Duration.fromString>>();

const parseDuration = (text: string) => {
  const duration = known.get(text) ?? Duration.fromString(text);
  known.set(text, duration);
  return duration;
};

/**
 * Length of a duration of hours, minutes and seconds.
 * @param duration ISO 8601, such as `PT10M`
 * @returns seconds
 */
export const toSeconds = (duration: string): number => Duration.total(parseDuration(duration), 'seconds');

/**
 * The moment one duration after another moment, counted in the UTC calendar. The 29th of February and month
 * ends that don't exist in the target month become its last day (ECMA-262 Temporal, overflow `constrain`).
 * @param moment where to start
 * @param duration ISO 8601, such as `P2Y` or `PT10M`
 */
export const addDuration = (moment: Date, duration: string): Date =>
  toDate(ZonedDateTime.add(inUtc(moment), parseDuration(duration)));

/** The moment one duration before another moment, counted in the same way. */
export const subtractDuration = (moment: Date, duration: string): Date =>
  toDate(ZonedDateTime.subtract(inUtc(moment), parseDuration(duration)));

const inUtc = (moment: Date) => ZonedDateTime.create(BigInt(moment.getTime()) * nanoseconds, 'UTC');

const toDate = ({ epochMilliseconds }: { readonly epochMilliseconds: number }): Date =>
  new Date(epochMilliseconds);
