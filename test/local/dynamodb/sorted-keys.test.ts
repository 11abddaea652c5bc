import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedKeys } from '../../../local/dynamodb/sorted-keys.ts';

const key = fc.nat(5000).map((number) => number.toString().padStart(4, '0'));

const everything = { gt: '', gte: '', lt: '~', lte: '~' };

describe('sorted keys', () => {
  it('are those of a plain sorted list, whatever was added and deleted', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(key, { minLength: 1500, maxLength: 2500 }),
        fc.array(key, { maxLength: 2500 }),
        fc.record(
          {
            gt: key,
            gte: key,
            lt: key,
            lte: key,
            reverse: fc.boolean(),
            limit: fc.integer({ min: 0, max: 900 }),
          },
          { requiredKeys: [] },
        ),
        (added, others, range) => {
          const keys = new SortedKeys();
          for (const one of added) keys.add(one);
          const deleted = new Set(others.filter((one) => added.includes(one)));
          for (const one of deleted) keys.delete(one);

          const { gt, gte, lt, lte } = { ...everything, ...range };
          const inside = added
            .filter((one) => !deleted.has(one))
            .filter((one) => one > gt && one >= gte && one < lt && one <= lte)
            .sort();
          const expected = range.reverse ? inside.reverse() : inside;
          expect(keys.within(range)).toEqual(expected.slice(0, range.limit));
        },
      ),
      { numRuns: 30 },
    );
  });
});
