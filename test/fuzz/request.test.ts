import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { definition } from '../support/sound-requests.ts';
import { routeNames } from '../support/entry-points.ts';
import { requestsOf } from './request.ts';

const seed = 20_260_301;
const requests = requestsOf(seed, 3000);

const valid = requests.flatMap(({ operation, body }) =>
  body.is === 'valid' && body.changes.length === 0 ? [{ operation, value: body.value }] : [],
);

describe('requests of a seed', () => {
  it('are the same again, however many there are', () => {
    expect(requestsOf(seed, 40)).toEqual(requests.slice(0, 40));
    expect(requestsOf(seed + 1, 40)).not.toEqual(requests.slice(0, 40));
  });

  it('are for every operation of the document, and show it each kind of secret', () => {
    for (const name of routeNames) {
      const bearers = requests.flatMap(({ operation, bearer }) => (operation === name ? [bearer] : []));
      const words = new Set(bearers.filter((bearer) => typeof bearer === 'string'));
      expect([name, words.size]).toEqual([name, 9]);
    }
  });

  it('have bodies that the schema of their route takes, where they say so', () => {
    const withSchema = valid.filter(({ operation }) => definition(operation).body);
    expect(withSchema.length).toBeGreaterThan(100);
    for (const { operation, value } of withSchema)
      expect(v.is(definition(operation).body ?? v.never(), value), JSON.stringify({ operation, value })).toBe(
        true,
      );
  });
});
