/** How dates, times and durations are written for one reader. */
export interface Formats {
  /** `22 November 2026`. @param moment ISO 8601 */
  readonly date: (moment: string) => string;
  /** `22 November 2026 at 14:05`. @param moment ISO 8601 */
  readonly dateAndTime: (moment: string) => string;
  /** `14:05`. @param moment ISO 8601 */
  readonly time: (moment: string) => string;
  /** What a countdown shows: `9:41`, `1:02:00`. */
  readonly remaining: (seconds: number) => string;
  /** What a countdown says: whole minutes, in the last minute seconds. */
  readonly remainingInWords: (seconds: number) => string;
}

/**
 * Dates, times and durations in a locale, in the time zone of the device.
 * @param locale BCP 47
 */
export const createFormats = (locale: string): Formats => {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const dateAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const unit = (name: 'hour' | 'minute' | 'second', count: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(count);
  return {
    date: (moment) => date.format(new Date(moment)),
    dateAndTime: (moment) => dateAndTime.format(new Date(moment)),
    time: (moment) => time.format(new Date(moment)),
    remaining: clockFace,
    remainingInWords: (seconds) => {
      if (seconds < 60) return unit('second', seconds);
      return seconds < 7200
        ? unit('minute', Math.round(seconds / 60))
        : unit('hour', Math.round(seconds / 3600));
    },
  };
};

const clockFace = (seconds: number): string => {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => part.toString().padStart(index === 0 ? 1 : 2, '0')).join(':');
};
