import * as v from 'valibot';

/** Whether a value of an event is what a pattern asks for; an event without it has `undefined`. */
export type Matches = (value: unknown) => boolean;

const Fields = v.record(v.string(), v.unknown());
const Exactly = v.union([v.string(), v.number(), v.boolean(), v.null()]);
const Prefix = v.strictObject({ prefix: v.string() });

const compileMatcher = (wanted: unknown, path: string): Matches => {
  if (v.is(Exactly, wanted)) return (value) => value === wanted;
  if (v.is(Prefix, wanted)) return (value) => typeof value === 'string' && value.startsWith(wanted.prefix);
  throw new Error(`${path}: the matcher ${JSON.stringify(wanted)} is not emulated`);
};

/** Of an event's list, one item has to match. */
const matchAny =
  (matchers: readonly Matches[]): Matches =>
  (value) =>
    [value].flat().some((item) => matchers.some((matches) => matches(item)));

/**
 * Reads an event pattern: each field has to have one of the values of its list.
 * @param path of the pattern inside the whole, for errors
 * @throws {Error} it has a matcher that is not emulated
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export const compilePattern = (pattern: unknown, path: string): Matches => {
  if (Array.isArray(pattern) && pattern.length > 0)
    return matchAny(pattern.map((wanted: unknown) => compileMatcher(wanted, path)));
  if (Array.isArray(pattern) || !v.is(Fields, pattern))
    throw new Error(`${path}: a pattern is a list with values or has fields`);
  // EventBridge reads a name with dots as a path, and $or as one of several patterns.
  const special = Object.keys(pattern).find((name) => name.includes('.') || name.startsWith('$'));
  if (special !== undefined) throw new Error(`${path}: the field ${special} is not emulated`);
  const fields = Object.entries(pattern).map(([name, inner]) => ({
    name,
    matches: compilePattern(inner, `${path}.${name}`),
  }));
  return (value) => v.is(Fields, value) && fields.every(({ name, matches }) => matches(value[name]));
};
