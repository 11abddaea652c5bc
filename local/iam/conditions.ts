import * as v from 'valibot';
import type { ConditionContext } from '../aws/operation.ts';
import { arnPattern, wildcard, type Match } from './matching.ts';

/** Whether the values of a request fulfil a condition. */
export type Condition = (context: ConditionContext) => boolean;

/** What a request has under one key: none when it lacks the key. */
type Test = (given: readonly string[]) => boolean;

/** One text or many of them, without policy variables: the local cloud fills none in. */
export const Texts = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((texts) => [texts].flat()),
  v.minLength(1, 'an empty list is not emulated'),
  v.everyItem((text) => !text.includes('${'), 'policy variables are not emulated'),
);

/** The `Condition` of a statement: operator, key, values. */
export const Conditions = v.record(
  v.string(),
  v.record(
    v.string(),
    v.union([
      Texts,
      v.pipe(
        v.boolean(),
        v.transform((value) => [String(value)]),
      ),
    ]),
  ),
);

const exactly =
  (wanted: string): Match =>
  (given) =>
    given === wanted;

const comparisons: ReadonlyMap<string, (wanted: string) => Match> = new Map([
  ['StringEquals', exactly],
  ['StringLike', wildcard],
  ['ArnEquals', arnPattern],
  ['ArnLike', arnPattern],
]);

const ofOne =
  (matches: Match): Test =>
  (given) => {
    if (given.length > 1) throw new Error('A key of many values takes ForAllValues: or ForAnyValue:');
    return given.some(matches);
  };

const quantifiers: ReadonlyMap<string, (matches: Match) => Test> = new Map([
  ['', ofOne],
  ['ForAllValues:', (matches) => (given) => given.every(matches)],
  ['ForAnyValue:', (matches) => (given) => given.some(matches)],
]);

const ifExists = 'IfExists';

/** Operators that take no `ForAllValues:` or `ForAnyValue:`. */
const plain: ReadonlyMap<string, (values: readonly string[]) => Test> = new Map([
  ['Bool', (values) => ofOne((given) => values.includes(given.toLowerCase()))],
  ['Null', (values) => (given) => values.includes(String(given.length === 0))],
]);

const presentTest = (operator: string, values: readonly string[]): Test | undefined => {
  const [, prefix = '', name = ''] = /^(.*:)?(.*)$/.exec(operator) ?? [];
  const [quantified, comparison] = [quantifiers.get(prefix), comparisons.get(name)];
  if (!quantified || !comparison) return plain.get(operator)?.(values);
  const matching = values.map(comparison);
  return quantified((given) => matching.some((matches) => matches(given)));
};

/** @throws {Error} */
const compileTest = (operator: string, values: readonly string[]): Test => {
  const mayLack = operator.endsWith(ifExists);
  const test = presentTest(mayLack ? operator.slice(0, -ifExists.length) : operator, values);
  if (!test) throw new Error(`The condition operator ${operator} is not emulated`);
  return mayLack ? (given) => given.length === 0 || test(given) : test;
};

const readValues = (context: ConditionContext, key: string): readonly string[] =>
  Object.entries(context)
    .filter(([name]) => name.toLowerCase() === key.toLowerCase())
    .flatMap(([, values]) => values);

/** One value that a statement lists for all values of a key: it allows what it matches, as a grant does. */
export interface ListedValue {
  readonly key: string;
  readonly value: string;
  /** Whether a request has something that this value allows. */
  readonly isIn: Condition;
}

/** Every value of a condition's `ForAllValues:` lists. */
export const listValues = (conditions: v.InferOutput<typeof Conditions>): readonly ListedValue[] =>
  Object.entries(conditions).flatMap(([operator, keys]) => {
    const [, comparison = ''] = /^ForAllValues:(.*)$/.exec(operator) ?? [];
    const match = comparisons.get(comparison.replace(ifExists, ''));
    if (!match) return [];
    return Object.entries(keys).flatMap(([key, values]) =>
      values.map((value) => ({
        key,
        value,
        isIn: (context: ConditionContext) => readValues(context, key).some(match(value)),
      })),
    );
  });

/**
 * The condition that a statement sets: all its operators and all their keys have to be fulfilled, by any of the
 * values that each lists.
 * @throws {Error} it uses an operator that the local cloud does not emulate
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export const compileCondition = (conditions: v.InferOutput<typeof Conditions>): Condition => {
  const tests = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ key, test: compileTest(operator, values) })),
  );
  return (context) => tests.every(({ key, test }) => test(readValues(context, key)));
};
