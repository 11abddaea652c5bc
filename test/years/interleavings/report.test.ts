import { describe, expect, it } from 'vitest';
import type { Outcome, Played } from './play.ts';
import { summaryLines, violationLines } from './report.ts';

const draw = { count: 30, seed: 7 };

const played = (parts: Partial<Played> = {}): Played => ({
  ...{ number: 0, steps: 14, refusals: ['wrong-step'], ends: ['locked', 'active'], violations: [] },
  ...parts,
});

const fine: Outcome = { played: [played(), played({ number: 1, refusals: [] })], wrong: [] };
const broken: Outcome = {
  played: [played({ number: 25, violations: ['every order ended', 'they can start another order'] })],
  wrong: ['alarm X rang'],
};

describe('the report of interleavings', () => {
  it('ends with interleavings, steps, what they left, and violations', () => {
    expect(summaryLines([fine, broken], draw)).toEqual([
      '3 interleavings (seed: 7)',
      'steps: 42, refused: 2; mobile IDs: 3 active, 3 locked',
      'violations: 2',
    ]);
  });

  it('says what was broken, and how to run the sequence alone', () => {
    expect(violationLines(fine, draw)).toEqual([]);
    expect(violationLines(broken, draw)).toEqual([
      'VIOLATED by 25',
      '  not so: every order ended',
      '  not so: they can start another order',
      '  alone: npm run test:years -- interleavings --count 30 --seed 7 --only 25',
      'VIOLATED: alarm X rang',
    ]);
  });
});
