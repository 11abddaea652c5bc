import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { UserSchema, deriveUserId, userAttributeNames } from '../../domain/user.ts';
import { user } from '../support/orders.ts';

const read = (changes: Readonly<Record<string, unknown>> = {}) =>
  v.parse(UserSchema, { ...user(), ...changes });

const names = ['commonName', 'givenName', 'surname'] as const;
const identifiers = ['email', 'upn', 'sid', 'employeeNumber'] as const;

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

  it('are read as the directory has them', () => {
    const { userId, commonName, email, upn, sid, employeeNumber } = user();
    expect(read()).toMatchObject({
      ...{ userId, commonName, email, upn, sid, employeeNumber },
      ...{ state: 'active', storedState: 'active', language: 'en', leftOut: [] },
    });
  });

  it.each([
    ['active', 'active'],
    ['Active', 'active'],
    [' ACTIVE\u00a0', 'active'],
    ['\ufeffLocked\r\n', 'locked'],
    ['InActive', 'inactive'],
    ['retired', undefined],
    ['', undefined],
    [true, undefined],
    [null, undefined],
    [['active'], undefined],
  ])('with the state %j are %s', (state, known) => {
    expect(read({ state })).toMatchObject({ storedState: state });
    expect(read({ state }).state).toBe(known);
  });

  it.each([
    'SMTP:a@example.com',
    'smtp:a@example.com',
    'mailto:a@example.com',
    '<a@example.com>',
    'a@example.com.',
  ])('have the address in %j', (email) => {
    expect(read({ email })).toMatchObject({ email: 'a@example.com', leftOut: [] });
  });

  it.each([
    'x500:/o=a',
    'SIP:a@example.com',
    '<a@example.com',
    'a@example.com>',
    'a@example.com..',
    'smtp:',
    '<>',
  ])('have an address of %j, or none, and never another one', (email) => {
    expect([undefined, 'a@example.com']).toContain(read({ email }).email);
  });

  it('have a security identifier in whatever case it is written', () => {
    expect(read({ sid: 's-1-5-21-1-2-3-1001' })).toMatchObject({ sid: 'S-1-5-21-1-2-3-1001', leftOut: [] });
  });

  it.each([
    ...['sv', 'SV', 'sv-SE', ' sv\u00a0', 'sv\u200b', '\ufeffsv', 'fi, sv;q=0.5'].map((tag) => [tag, 'sv']),
    ...['en', 'tlh', 'fi-FI'].map((tag) => [tag, 'en']),
  ])('read mails in their language, in English where it is none that we have: %j', (language, known) => {
    expect(read({ language })).toMatchObject({ language: known, leftOut: [] });
  });

  it.each(['', '  ', '\u200b', null, undefined])('may have said no language: %j', (language) => {
    const user = read({ language });
    expect(user.language).toBeUndefined();
    expect(user.leftOut).toEqual([]);
  });

  // They took English for it, and the language of the browser that they order with was not asked.
  it.each(['Swedish', 1053, 'C.UTF-8', '*', 'sv\u200bSE', ['sv'], 'x'.repeat(10_000)])(
    'have no language where what is said is no tag, and it is known: %j',
    (language) => {
      const user = read({ language });
      expect(user.language).toBeUndefined();
      expect(user.leftOut).toEqual(['language']);
    },
  );

  it.each(names)('have a %s of one plain line', (attribute) => {
    const hostile = '\u202eÅsta\r\nBcc:\u0000 x@example.com\u2028 ';
    expect(read({ [attribute]: hostile })[attribute]).toBe('Åsta Bcc: x@example.com');
  });

  it.each(['Å', '王', 'محمد', '4711', 'A\u0301', '\u2800Åsta'])('have the name %j', (commonName) => {
    expect(read({ commonName })).toMatchObject({ commonName: commonName.normalize('NFC'), leftOut: [] });
  });

  it('are read with a name of 10,000 characters, cut to 256', () => {
    expect(read({ commonName: 'Å'.repeat(10_000) }).commonName).toBe('Å'.repeat(256));
  });

  it.each(identifiers)('have a %s without what stands around it', (attribute) => {
    const text = user()[attribute];
    expect(read({ [attribute]: ['\ufeff\t ', text, ' \u200b\n'].join('') })[attribute]).toBe(text);
  });

  it('have numbers as texts', () => {
    expect(read({ employeeNumber: 4711 }).employeeNumber).toBe('4711');
    expect(read({ employeeNumber: 12345678901234567890n }).employeeNumber).toBe('12345678901234567890');
    expect(read({ employeeNumber: 0 }).employeeNumber).toBe('0');
  });

  it.each(
    userAttributeNames.flatMap((name) =>
      ['', ' ', '\t\r\n', '\u200b\u00ad', null, undefined].map((value) => [name, value]),
    ),
  )('have no %s where it is %j, and nothing is said about it', (name, value) => {
    const { leftOut, ...parts } = read({ [String(name)]: value });
    expect(new Map<unknown, unknown>(Object.entries(parts)).get(name)).toBeUndefined();
    expect(leftOut).toEqual([]);
  });

  it.each([
    ...userAttributeNames.flatMap((name) =>
      [true, ['Åsta'], { S: 'Åsta' }, new Set(['Åsta']), new Uint8Array(4)].map(
        (value) => [name, value] as const,
      ),
    ),
    ...names.flatMap((name) =>
      ['\u2800', '\u0301', ' \u2800\u0301 ', '–'].map((text) => [name, text] as const),
    ),
    ['email', 'nobody'],
    ['email', 'åsta@example.com'],
    ['upn', 'no-at-sign'],
    ['upn', 'asta@corp@example.com'],
    ['upn', 'as\u202eta@corp.example.com'],
    ['upn', 'as\u0000ta@corp.example.com'],
    ['upn', 'ad\u00admin@corp.example.com'],
    ['upn', 'as ta@corp.example.com'],
    ['sid', 'S-1-5-abc'],
    ['employeeNumber', 'Ö1'],
    ['employeeNumber', '4711\n4712'],
    ['employeeNumber', '1'.repeat(65)],
    ...identifiers.map((name) => [name, 'x'.repeat(10_000)] as const),
    ...identifiers.map((name) => [name, ' '.repeat(10_000)] as const),
  ] as const)('do without a %s that does not fit, and its name is known: %j', (name, value) => {
    const { leftOut, ...parts } = read({ [name]: value });
    expect(new Map<string, unknown>(Object.entries(parts)).get(name)).toBeUndefined();
    expect(leftOut).toEqual([name]);
  });

  it('can be read whatever the directory holds, and show no control character', () => {
    const anything = fc.record(
      Object.fromEntries(['state', 'language', ...userAttributeNames].map((name) => [name, fc.anything()])),
    );
    fc.assert(
      fc.property(anything, (item) => {
        const { storedState, ...shown } = read(item);
        expect(storedState).toBe(item['state']);
        const texts = Object.values(shown).filter((shownText) => typeof shownText === 'string');
        for (const text of texts) expect(text).not.toMatch(/\p{Cc}|\u00ad|\u200b|[\u202a-\u202e]/u);
      }),
    );
  });
});
