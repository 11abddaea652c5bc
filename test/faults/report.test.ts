import { describe, expect, it } from 'vitest';
import { optionSets } from './option-sets.ts';
import type { Run } from './orders.ts';
import { summaryLines, violationLines } from './report.ts';

const [set = { name: 'default', options: {} }] = optionSets;
const fault = (name: string) => ({ name, fault: { service: 'acm-pca', operation: 'IssueCertificate' } });

/** An order that ran with these faults. */
const ran = (faults: readonly string[], end: string, ...violations: readonly string[]): Run => ({
  plan: { set, faults: faults.map(fault) },
  ...{ end, violations, stopped: undefined },
});

const draw = { seed: 7, pairs: 20 };

describe('the report of faulted orders', () => {
  it('ends with runs, ends and violations', () => {
    const runs = [ran(['one'], 'completed'), ran(['two'], 'failed', 'the order ended'), ran([], 'failed')];
    expect(summaryLines(runs, draw)).toEqual([
      'runs: 3 (seed: 7)',
      'ends: 1 completed, 2 failed',
      'violations: 1',
    ]);
  });

  it('says nothing of an order that kept all rules', () => {
    expect(violationLines(ran(['one'], 'failed'), draw)).toEqual([]);
  });

  it('says what was broken, and how to run the order alone, with one fault or with two', () => {
    expect(violationLines(ran(['one'], 'failed', 'the order ended'), draw)).toEqual([
      'VIOLATED default: one (failed)',
      '  not so: the order ended',
      "  alone: npm run test:faults -- --set default --pairs 0 --only 'default: one'",
    ]);
    expect(violationLines(ran(['one', 'two'], 'failed', 'the order ended'), draw).at(-1)).toBe(
      "  alone: npm run test:faults -- --set default --seed 7 --pairs 20 --only 'default: one + two'",
    );
  });
});
