import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { UserSchema, userIdOf } from '../../../lambdas/shared/model/user.ts';
import { user } from '../../support/orders.ts';

describe('users', () => {
  it('have an id with nothing of the token in it', () => {
    const userId = userIdOf('https://issuer.example.com', 'asta.oberg@example.com');
    expect(userId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('of two issuers are two users, wherever the one text ends and the other begins', () => {
    const ids = [userIdOf('https://a', 'b'), userIdOf('https://a,b', ''), userIdOf('https://', 'ab')];
    expect(new Set(ids).size).toBe(3);
  });

  it('read mails in English where the directory names a language that we do not have', () => {
    expect(v.parse(UserSchema, { ...user(), language: 'tlh' }).language).toBe('en');
  });

  it.each([
    ['state', 'retired'],
    ['email', 'nobody'],
    ['upn', 'no-at-sign'],
    ['sid', 'S-1-5-abc'],
    ['employeeNumber', 'Ö1'],
    ['commonName', ' '],
  ])('are not read from the directory with %s %j', (attribute, value) => {
    expect(v.is(UserSchema, { ...user(), [attribute]: value })).toBe(false);
  });
});
