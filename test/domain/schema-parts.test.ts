import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { base64url } from '../../domain/schema-parts.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('bytes as base64url', () => {
  it.each([1, 2, 3, 20, 31, 32, 33])('are taken in the one way to write them: %i', (bytes) => {
    const schema = base64url(bytes);
    for (let round = 0; round < 50; round += 1) {
      const text = randomBytes(bytes).toString('base64url');
      expect(v.is(schema, text)).toBe(true);
      const others = Array.from(alphabet, (last) => text.slice(0, -1) + last);
      for (const other of others)
        expect(v.is(schema, other)).toBe(Buffer.from(other, 'base64url').toString('base64url') === other);
      expect(v.is(schema, `${text}A`)).toBe(false);
    }
  });
});
