import { describe, expect, it } from 'vitest';
import { isWithin, worst } from '../../bench/measure.ts';
import { median } from '../../bench/median.ts';
import { tableLines } from '../../bench/table.ts';

const small = { of: 'small', value: 100, target: { atMost: 600 } };
const large = { of: 'large', value: 800, target: { atMost: 900 } };
const slow = { of: 'slow', value: 0.5, target: { atLeast: 0.9 } };

describe('a measure', () => {
  it('holds up to its target, and from it on', () => {
    expect([600, 601].map((value) => isWithin({ ...small, value }))).toEqual([true, false]);
    expect([0.9, 0.89].map((value) => isWithin({ ...slow, value }))).toEqual([true, false]);
  });

  it('is as good as its worst value', () => {
    expect(worst([small, large])).toBe(large);
    expect(worst([large, slow, small])).toBe(slow);
    expect(() => worst([])).toThrow('Nothing was measured');
  });

  it('stands in a table with each value, or with the worst of many', () => {
    expect(
      tableLines([
        { name: 'size', unit: 'KiB', readings: [small, large, { ...small, of: 'other' }] },
        { name: 'speed', unit: '×', readings: [slow, { ...slow, of: 'fast', value: 2 }] },
      ]),
    ).toEqual([
      'measure  of     value    target',
      'size     large  800 KiB  ≤ 900 KiB  holds',
      'speed    slow   0.5 ×    ≥ 0.9 ×    FAILS',
      'speed    fast   2 ×      ≥ 0.9 ×    holds',
    ]);
  });
});

describe('the middle of values', () => {
  it('takes no notice of a few that are far off', () => {
    expect(median([900, 3, 1, 2, 800])).toBe(3);
  });
});
