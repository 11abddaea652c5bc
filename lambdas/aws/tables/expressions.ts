/**
 * DynamoDB update and condition expressions from data, so that a condition reads like the rule it holds and
 * every name and value gets a placeholder.
 */

class Placeholders {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};

  name(path: string): string {
    return path
      .split('.')
      .map((segment) => {
        this.names[`#${segment}`] = segment;
        return `#${segment}`;
      })
      .join('.');
  }

  value(value: unknown): string {
    const placeholder = `:v${Object.keys(this.values).length.toString()}`;
    this.values[placeholder] = value;
    return placeholder;
  }
}

/** A condition that can be written once placeholders are at hand. */
export type Condition = (placeholders: Placeholders) => string;

/** The attribute is there. Paths may lead into maps: `certificates.signature.arn`. */
export const exists =
  (path: string): Condition =>
  (at) =>
    `attribute_exists(${at.name(path)})`;

/** The attribute is not there. */
export const missing =
  (path: string): Condition =>
  (at) =>
    `attribute_not_exists(${at.name(path)})`;

/** The attribute holds this value. */
export const equals =
  (path: string, value: unknown): Condition =>
  (at) =>
    `${at.name(path)} = ${at.value(value)}`;

/** The attribute holds a smaller value. */
export const below =
  (path: string, value: unknown): Condition =>
  (at) =>
    `${at.name(path)} < ${at.value(value)}`;

/** The attribute holds a greater value. */
export const above =
  (path: string, value: unknown): Condition =>
  (at) =>
    `${at.name(path)} > ${at.value(value)}`;

/** The attribute holds one of these values. */
export const among =
  (path: string, values: readonly unknown[]): Condition =>
  (at) =>
    `${at.name(path)} IN (${values.map((value) => at.value(value)).join(', ')})`;

/** Every condition holds. */
export const all =
  (...conditions: readonly Condition[]): Condition =>
  (at) =>
    joined('AND', conditions, at);

/** At least one condition holds. */
export const any =
  (...conditions: readonly Condition[]): Condition =>
  (at) =>
    joined('OR', conditions, at);

// DynamoDB refuses parentheses that group nothing, so one condition alone gets none.
const joined = (word: 'AND' | 'OR', conditions: readonly Condition[], at: Placeholders): string => {
  const texts = conditions.map((condition) => condition(at));
  return texts.length === 1 ? texts.join('') : texts.map((text) => `(${text})`).join(` ${word} `);
};

/** What an update does to an item. */
export interface Changes {
  /** Values by path; `undefined` leaves the attribute as it is. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  /** Numbers to add, by path; a missing attribute counts as 0. */
  readonly add?: Readonly<Record<string, number>>;
}

/**
 * The condition of a put, delete or check.
 * @param condition what must hold
 */
export const conditionOf = (condition: Condition) => {
  const at = new Placeholders();
  const text = condition(at);
  return { ConditionExpression: text, ...used(at) };
};

/**
 * The expressions of an update.
 * @param changes what to write
 * @param condition what must hold for it
 */
export const updateOf = (changes: Changes, condition: Condition) => {
  const at = new Placeholders();
  const set = Object.entries(changes.set ?? {}).filter(([, value]) => value !== undefined);
  const clauses = [
    clause(
      'SET',
      set.map(([path, value]) => `${at.name(path)} = ${at.value(value)}`),
    ),
    clause(
      'REMOVE',
      (changes.remove ?? []).map((path) => at.name(path)),
    ),
    clause(
      'ADD',
      Object.entries(changes.add ?? {}).map(([path, n]) => `${at.name(path)} ${at.value(n)}`),
    ),
  ];
  const text = condition(at);
  return { UpdateExpression: clauses.filter(Boolean).join(' '), ConditionExpression: text, ...used(at) };
};

const clause = (verb: string, parts: readonly string[]): string =>
  parts.length === 0 ? '' : `${verb} ${parts.join(', ')}`;

// DynamoDB refuses an empty map of values.
const used = (at: Placeholders) => ({
  ExpressionAttributeNames: at.names,
  ...(Object.keys(at.values).length > 0 && { ExpressionAttributeValues: at.values }),
});
