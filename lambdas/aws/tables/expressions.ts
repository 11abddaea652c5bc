/**
 * DynamoDB update and condition expressions from data, so that a condition reads like the rule it holds, the
 * compiler knows every path, and every name and value gets a placeholder.
 */

/** Every path into an item, as DynamoDB writes it: `state`, `certificates.signature.arn`. */
export type Path<Item> = Item extends readonly unknown[]
  ? never
  : Item extends object
    ? { [Name in keyof Item & string]: Name | `${Name}.${Path<NonNullable<Item[Name]>>}` }[keyof Item &
        string]
    : never;

/** What an item holds at a path. */
export type ValueAt<Item, At extends string> = At extends `${infer Name}.${infer Rest}`
  ? Name extends keyof Item
    ? ValueAt<NonNullable<Item[Name]>, Rest>
    : never
  : At extends keyof Item
    ? Item[At]
    : never;

class Placeholders {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};

  readonly name = (path: string): string =>
    path
      .split('.')
      .map((segment) => {
        this.names[`#${segment}`] = segment;
        return `#${segment}`;
      })
      .join('.');

  readonly value = (value: unknown): string => {
    const placeholder = `:v${Object.keys(this.values).length.toString()}`;
    this.values[placeholder] = value;
    return placeholder;
  };
}

/** Gives names and values their placeholders, for these paths and no others. */
interface Writer<At extends string> {
  // A property, not a method: only so does the compiler hold a condition to the paths of its table.
  readonly name: (path: At) => string;
  readonly value: (value: unknown) => string;
}

/** A condition on these paths, which can be written once placeholders are at hand. */
export type Condition<At extends string> = (writer: Writer<At>) => string;

/** A condition on an item of a table. */
export type ConditionOn<Item> = Condition<Path<Item>>;

/** The attribute is there. */
export const exists =
  <At extends string>(path: At): Condition<At> =>
  (at) =>
    `attribute_exists(${at.name(path)})`;

/** The attribute is not there. */
export const missing =
  <At extends string>(path: At): Condition<At> =>
  (at) =>
    `attribute_not_exists(${at.name(path)})`;

/** The attribute holds this value. */
export const equals =
  <At extends string>(path: At, value: unknown): Condition<At> =>
  (at) =>
    `${at.name(path)} = ${at.value(value)}`;

/** The attribute holds a smaller value. */
export const below =
  <At extends string>(path: At, value: unknown): Condition<At> =>
  (at) =>
    `${at.name(path)} < ${at.value(value)}`;

/** The attribute holds a greater value. */
export const above =
  <At extends string>(path: At, value: unknown): Condition<At> =>
  (at) =>
    `${at.name(path)} > ${at.value(value)}`;

/** The attribute holds one of these values. */
export const among =
  <At extends string>(path: At, values: readonly unknown[]): Condition<At> =>
  (at) =>
    `${at.name(path)} IN (${values.map((value) => at.value(value)).join(', ')})`;

/** Every condition holds. */
export const all =
  <At extends string>(...conditions: readonly Condition<At>[]): Condition<At> =>
  (at) =>
    join('AND', conditions, at);

/** At least one condition holds. */
export const any =
  <At extends string>(...conditions: readonly Condition<At>[]): Condition<At> =>
  (at) =>
    join('OR', conditions, at);

// DynamoDB refuses parentheses that group nothing, so one condition alone gets none.
const join = <At extends string>(
  word: 'AND' | 'OR',
  conditions: readonly Condition<At>[],
  at: Writer<At>,
): string => {
  const texts = conditions.map((condition) => condition(at));
  return texts.length === 1 ? texts.join('') : texts.map((text) => `(${text})`).join(` ${word} `);
};

/** What an update does to an item. */
export interface Changes<Item> {
  /** Values by path; `undefined` leaves the attribute as it is. */
  readonly set?: { readonly [At in Path<Item>]?: ValueAt<Item, At> | undefined };
  readonly remove?: readonly Path<Item>[];
  /** Numbers to add, by path; a missing attribute counts as 0. */
  readonly add?: Readonly<Partial<Record<Path<Item>, number>>>;
}

/** Changes, and what must hold for them. */
export interface Update<Item> extends Changes<Item> {
  readonly when: ConditionOn<Item>;
}

/**
 * One value to set, at a path that is known only when the program runs, such as that of a kind of certificate.
 * The item is named, so that the compiler knows its paths: `at<Order>(path, value)`.
 */
export function at<Item>(path: Path<Item>, value: unknown): NonNullable<Changes<Item>['set']>;
export function at(path: string, value: unknown): object {
  return { [path]: value };
}

/**
 * The condition of a put, delete or check.
 * @param condition what must hold
 */
export const toCondition = <At extends string>(condition: Condition<At>) => {
  const placeholders = new Placeholders();
  const text = condition(placeholders);
  return { ConditionExpression: text, ...listUsed(placeholders) };
};

/** The expressions of an update. */
export const toUpdate = <Item>({ set = {}, remove = [], add, when }: Update<Item>) => {
  const placeholders = new Placeholders();
  const { name, value } = placeholders;
  const values = Object.entries(set).filter(([, held]) => held !== undefined);
  const clauses = [
    clause(
      'SET',
      values.map(([path, held]) => `${name(path)} = ${value(held)}`),
    ),
    clause(
      'REMOVE',
      remove.map((path) => name(path)),
    ),
    clause(
      'ADD',
      Object.entries<unknown>(add ?? {}).map(([path, n]) => `${name(path)} ${value(n)}`),
    ),
  ];
  return {
    UpdateExpression: clauses.filter(Boolean).join(' '),
    ConditionExpression: when(placeholders),
    ...listUsed(placeholders),
  };
};

const clause = (verb: string, parts: readonly string[]): string =>
  parts.length === 0 ? '' : `${verb} ${parts.join(', ')}`;

// DynamoDB refuses an empty map of values.
const listUsed = ({ names, values }: Placeholders) => ({
  ExpressionAttributeNames: names,
  ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
});
