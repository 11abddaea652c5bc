import { describe, expect, it } from 'vitest';
import { computeCost, readUnits, writeUnits, type Usage } from '../../bench/order-cost.ts';

const nothing: Usage = {
  stateTransitions: 0,
  invocations: 0,
  requests: 0,
  mails: 0,
  kmsCalls: 0,
  logBytes: 0,
  writeUnits: 0,
  readUnits: 0,
};

describe('the cost of an order', () => {
  it('adds up what it used', () => {
    expect(computeCost(nothing)).toBe(0);
    expect(computeCost({ ...nothing, stateTransitions: 1000 })).toBeCloseTo(0.025, 10);
    expect(computeCost({ ...nothing, invocations: 1e6 })).toBeCloseTo(0.2 + 75_000 * 0.0000133334, 6);
    expect(computeCost({ ...nothing, requests: 1e6, mails: 1000, kmsCalls: 10_000 })).toBeCloseTo(1.13, 10);
    expect(computeCost({ ...nothing, writeUnits: 1e6, readUnits: 1e6, logBytes: 1e9 })).toBeCloseTo(1.25, 10);
  });

  it('counts begun kilobytes of writes and begun four of reads', () => {
    expect([1, 1024, 1025].map(writeUnits)).toEqual([1, 1, 2]);
    expect([1, 4096, 4097].map(readUnits)).toEqual([1, 1, 2]);
  });
});
