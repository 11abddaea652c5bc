import * as v from 'valibot';
import { readProperties } from '../assembly/properties.ts';
import type { Resource } from '../assembly/template.ts';
import { compilePattern, type Matches } from './pattern.ts';

/** A rule: what it wants to know of, or how often it goes off, and whom it tells. */
export interface Rule {
  readonly arn: string;
  readonly matches: Matches;
  /** Milliseconds. */
  readonly period?: number;
  /** ARNs of functions. */
  readonly functions: readonly string[];
}

const periods: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

const Period = v.pipe(
  v.string(),
  v.regex(/^rate\(\d+ (minute|hour|day)s?\)$/, 'schedules other than rates are not emulated'),
  v.transform((expression) => {
    const [, count = '', unit = ''] = /^rate\((\d+) ([a-z]+?)s?\)$/.exec(expression) ?? [];
    return Number(count) * (periods[unit] ?? Number.NaN);
  }),
);

// A target that is given something else than the event, or in another way, has other members.
const Target = v.strictObject({
  Id: v.string(),
  Arn: v.pipe(v.string(), v.regex(/^arn:aws:lambda:/, 'targets other than functions are not emulated')),
  // A function takes every event at once, so delivery never fails.
  DeadLetterConfig: v.optional(v.unknown()),
  RetryPolicy: v.optional(v.unknown()),
});

const Properties = v.strictObject({
  Name: v.optional(v.string()),
  Description: v.optional(v.string()),
  State: v.optional(v.picklist(['ENABLED', 'DISABLED']), 'ENABLED'),
  EventPattern: v.optional(v.unknown()),
  ScheduleExpression: v.optional(Period),
  Targets: v.optional(v.array(Target), []),
});

/**
 * Reads a rule of a template.
 * @returns undefined for a rule that is disabled
 * @throws {Error} it has something that is not emulated
 */
export const readRule = (resource: Resource): Rule | undefined => {
  const { id, arn } = resource;
  const { State, EventPattern, ScheduleExpression: period, Targets } = readProperties(Properties, resource);
  if (State === 'DISABLED') return undefined;
  return {
    arn,
    matches: EventPattern === undefined ? () => false : compilePattern(EventPattern, `${id}.EventPattern`),
    ...(period !== undefined && { period }),
    functions: Targets.map(({ Arn }) => Arn),
  };
};
