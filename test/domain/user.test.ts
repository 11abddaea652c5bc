import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { UserSchema, deriveUserId } from '../../domain/user.ts';
import { user } from '../support/orders.ts';

describe('users', () => {
  it('have an id with nothing of the token in it', () => {
    const userId = deriveUserId('https://issuer.example.com', 'asta.oberg@example.com');
    expect(userId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('of two issuers are two users, wherever the one text ends and the other begins', () => {
    const ids = [
      deriveUserId('https://a', 'b'),
      deriveUserId('https://a,b', ''),
      deriveUserId('https://', 'ab'),
    ];
    expect(new Set(ids).size).toBe(3);
  });

  it('read mails in English where the directory names a language that we do not have', () => {
    expect(v.parse(UserSchema, { ...user(), language: 'tlh' }).language).toBe('en');
  });

  it.each(['commonName', 'givenName', 'surname'] as const)('have a %s of one plain line', (attribute) => {
    const hostile = '\u202eÅsta\r\nBcc:\u0000 x@example.com\u2028 ';
    expect(v.parse(UserSchema, { ...user(), [attribute]: hostile })[attribute]).toBe(
      'Åsta Bcc: x@example.com',
    );
  });

  it('are read with a name of 10,000 characters, cut to 256', () => {
    const { commonName } = v.parse(UserSchema, { ...user(), commonName: 'Å'.repeat(10_000) });
    expect(commonName).toBe('Å'.repeat(256));
  });

  it.each([
    ['state', 'retired'],
    ['email', 'nobody'],
    ['upn', 'no-at-sign'],
    ['sid', 'S-1-5-abc'],
    ['employeeNumber', 'Ö1'],
    ['commonName', ' '],
    ['commonName', '\u202e\n'],
  ])('are not read from the directory with %s %j', (attribute, value) => {
    expect(v.is(UserSchema, { ...user(), [attribute]: value })).toBe(false);
  });
});
