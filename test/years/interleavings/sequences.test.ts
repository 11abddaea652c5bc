import { describe, expect, it } from 'vitest';
import { batchSize, drawBatches, pick, stepNames } from './sequences.ts';

const count = batchSize * 2 + 3;

describe('drawn sequences', () => {
  it('are the same for a seed, and others for another one', () => {
    expect(drawBatches(7, count)).toEqual(drawBatches(7, count));
    expect(drawBatches(8, count)).not.toEqual(drawBatches(7, count));
  });

  it('stand in batches, each under a number of its own', () => {
    const batches = drawBatches(7, count);
    expect(batches.map(({ sequences }) => sequences.size)).toEqual([batchSize, batchSize, 3]);
    expect(batches.flatMap(({ sequences }) => [...sequences.keys()])).toEqual([...Array(count).keys()]);
  });

  it('have every step, and steps at the same time', () => {
    const rounds = drawBatches(1, 300).flatMap(({ sequences }) =>
      [...sequences.values()].flatMap((sequence) => sequence.rounds),
    );
    expect(new Set(rounds.flat())).toEqual(new Set(stepNames));
    expect(new Set(rounds.map(({ length }) => length))).toEqual(new Set([1, 2, 3]));
  });

  it('are picked alone with the time of their batch', () => {
    const batches = drawBatches(7, count);
    const number = batchSize + 2;
    expect(pick(batches, number)).toEqual([
      { pauses: batches[1]?.pauses, sequences: new Map([[number, batches[1]?.sequences.get(number)]]) },
    ]);
    expect(pick(batches, undefined)).toEqual(batches);
  });
});
