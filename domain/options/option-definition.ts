import * as v from 'valibot';
import { addDuration, datePattern, toSeconds, timePattern } from './durations.ts';
import { areNextSteps, linkPattern, nextStepsPattern, noNextSteps, noTestPage } from './next-steps.ts';
import { languages } from '../languages.ts';
import { userAttributeNames } from '../user.ts';

/** What an administrator reads about an option, what it holds at first, and what it may hold. */
export interface OptionDefinition {
  /** Shown as the parameter's description in Parameter Store. */
  readonly description: string;
  readonly initial: string;
  /** What the value may be, in words that end an error message. */
  readonly allowed: string;
  /** Regular expression that Parameter Store holds every new value against. */
  readonly pattern: string;
}

/**
 * @param schema what a new order takes
 * @param stored what an order may hold that began under other rules: whatever the code can still work with. The
 *   first value stands in for anything else, and for a value that is not there
 */
const define = <Schema extends v.GenericSchema<string>>(
  schema: Schema,
  stored: v.GenericSchema<v.InferInput<Schema>>,
  definition: OptionDefinition,
) => Object.assign(schema, { stored, definition });

/** An option that holds one of a few words. */
export const defineChoice = <const Values extends readonly [string, ...string[]]>(
  description: string,
  values: Values,
  initial: Values[number],
) =>
  define(v.picklist(values), v.fallback(v.picklist(values), initial), {
    description,
    initial,
    allowed: values.join(', '),
    pattern: `^(${values.join('|')})$`,
  });

/** A duration of any length that can be measured. */
const measurable = (measure: (duration: string) => number, initial: string) => {
  const isMeasurable = (duration: string): boolean => {
    try {
      return measure(duration) > 0;
    } catch {
      return false;
    }
  };
  return v.fallback(v.pipe(v.string(), v.check(isMeasurable)), initial);
};

/** Whether a duration has a length from `least` to that of `longest`, which is measured with the first one only. */
const within = (measure: (duration: string) => number, least: number, longest: string) => {
  let most: number | undefined;
  return (duration: string): boolean => {
    const length = measure(duration);
    return length >= least && length <= (most ??= measure(longest));
  };
};

/** An option that holds a time of at least a minute and at most `longest`. */
export const time = (description: string, initial: string, longest: string) =>
  define(
    v.pipe(v.string(), v.regex(new RegExp(timePattern)), v.check(within(toSeconds, 60, longest))),
    measurable(toSeconds, initial),
    {
      description: `${description} (ISO 8601 duration)`,
      initial,
      allowed: `an ISO 8601 duration of hours, minutes and seconds from PT1M to ${longest}`,
      pattern: timePattern,
    },
  );

// Calendar durations compare only from a day on; from this one, 5 years hold just one leap day.
const someDay = new Date('2025-03-01T00:00:00Z');

const toDays = (duration: string): number =>
  (addDuration(someDay, duration).getTime() - someDay.getTime()) / 86_400_000;

/** An option that holds whole years, months and days: at least a day and at most `longest`. */
export const period = (description: string, initial: string, longest: string) =>
  define(
    v.pipe(v.string(), v.regex(new RegExp(datePattern)), v.check(within(toDays, 1, longest))),
    measurable(toDays, initial),
    {
      description: `${description} (ISO 8601 duration)`,
      initial,
      allowed: `an ISO 8601 duration of whole years, months and days from P1D to ${longest}`,
      pattern: datePattern,
    },
  );

/** What an option of a period holds for never. */
export const noPeriod = 'PT0S';

/** An option that holds a period as `period` takes it, or `PT0S` for never. */
export const periodOrNever = (description: string, initial: string, longest: string) => {
  const pattern = `^(${noPeriod}|${datePattern.slice(1, -1)})$`;
  const isWithin = within(toDays, 1, longest);
  return define(
    v.pipe(
      v.string(),
      v.regex(new RegExp(pattern)),
      v.check((value) => value === noPeriod || isWithin(value)),
    ),
    v.fallback(v.pipe(v.string(), v.regex(new RegExp(pattern))), initial),
    {
      description: `${description} (ISO 8601 duration)`,
      initial,
      allowed: `${noPeriod} for never, or an ISO 8601 duration of whole years, months and days from P1D to ${longest}`,
      pattern,
    },
  );
};

const templatePattern = `^([^{}\\x00-\\x1f\\x7f]|\\{(${userAttributeNames.join('|')})\\}){1,256}$`;

/** An option that holds a text with the user's attributes in braces. */
export const template = (description: string, initial: string) =>
  define(v.pipe(v.string(), v.regex(new RegExp(templatePattern, 'u'))), v.fallback(v.string(), initial), {
    description,
    initial,
    allowed: `1 to 256 characters, with {${userAttributeNames.join('}, {')}} for the user's own`,
    pattern: templatePattern,
  });

const noDays = 'none';
const dayListLimits = { most: 365, count: 10 } as const;
const dayListPattern = `^(${noDays}|[1-9]\\d{0,2}(,[1-9]\\d{0,2}){0,${(dayListLimits.count - 1).toString()}})$`;

/**
 * The days that an option names, the most first.
 * @param value such as `60,30,14,7,1`
 */
export const readDayList = (value: string): readonly number[] =>
  value === noDays ? [] : value.split(',').map(Number);

const areFalling = (value: string): boolean =>
  readDayList(value).every((days, index, all) => days < (all[index - 1] ?? dayListLimits.most + 1));

/** An option that holds days before an end, the most first, or none. */
export const dayList = (description: string, initial: string) =>
  define(
    v.pipe(v.string(), v.regex(new RegExp(dayListPattern)), v.check(areFalling)),
    v.fallback(v.string(), initial),
    {
      description,
      initial,
      allowed: `${noDays}, or at most ${dayListLimits.count.toString()} different numbers from ${dayListLimits.most.toString()} to 1, the largest first, with commas between`,
      pattern: dayListPattern,
    },
  );

/** An option that holds what users do first with what they got: a text and a link, perhaps by language, or none. */
export const nextSteps = (description: string) =>
  define(
    v.pipe(v.string(), v.regex(new RegExp(nextStepsPattern, 'u')), v.check(areNextSteps)),
    v.fallback(v.string(), noNextSteps),
    {
      description,
      initial: noNextSteps,
      allowed: `${noNextSteps}, or a text of 1 to 200 characters, a space and an https link, or one such for each language, as in "en: Text https://a.example | sv: Text https://b.example" (${languages.join(', ')})`,
      pattern: nextStepsPattern,
    },
  );

const testPagePattern = `^(${noTestPage}|${linkPattern})$`;

const isTestPage = (value: string): boolean => value === noTestPage || URL.canParse(value);

/** An option that holds the address of a page that lets mobile IDs in, or none. */
export const testPage = (description: string) =>
  define(
    v.pipe(v.string(), v.regex(new RegExp(testPagePattern)), v.check(isTestPage)),
    v.fallback(v.string(), noTestPage),
    {
      description,
      initial: noTestPage,
      allowed: `${noTestPage}, or an https link`,
      pattern: testPagePattern,
    },
  );
