import { describe, expect, it } from 'vitest';
import { summaryLines, violationLines, type Outcome } from './report.ts';

const draw = { people: 10, days: 1095, years: 3, validity: 'P2Y', seed: 7 };

const outcome = (parts: Partial<Outcome> = {}): Outcome => ({
  ...{
    people: 10,
    orders: 12,
    renewals: 8,
    reminders: 30,
    refusals: [0.5, 0.25, 2],
    violations: [],
    wrong: [],
  },
  ...parts,
});

const life = {
  joins: 3,
  habit: 'weekly',
  phase: 1,
  stopsAfter: undefined,
  incident: { kind: 'locked', after: 40, lasts: 2 },
} as const;

const broken = outcome({
  violations: [{ number: 4, life, rules: ['nothing works'] }],
  wrong: ['alarm X rang'],
});

describe('the report of years', () => {
  it('ends with people and days, deeds, refusals and violations', () => {
    expect(summaryLines(outcome(), draw)).toEqual([
      '10 people over 1095 days (seed: 7)',
      'orders: 12, renewals: 8, reminders: 30',
      'directory write to our own refusal: median 0.50 s, most 2.00 s, of 3',
      'violations: 0',
    ]);
    expect(summaryLines(broken, draw).at(-1)).toBe('violations: 2');
    expect(summaryLines(outcome({ refusals: [] }), draw)[2]).toContain('median never, most never, of 0');
  });

  it('says what was broken, by whom, and how to run them alone', () => {
    expect(violationLines(outcome(), draw)).toEqual([]);
    expect(violationLines(broken, draw)).toEqual([
      'VIOLATED by person 4 (joins on day 3, looks weekly, locked 40 days later)',
      '  not so: nothing works',
      '  alone: npm run test:years -- --people 10 --years 3 --validity P2Y --seed 7 --only 4',
      'VIOLATED: alarm X rang',
    ]);
  });
});
