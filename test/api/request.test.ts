import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  readBearerToken,
  parseBody,
  HttpEventSchema,
  parseIdempotencyKey,
  decodeBody,
  readSignedInUser,
} from '../../api/request.ts';
import { SubmitActivationBody } from '../../api/phone-schemas.ts';
import { ConfirmOrderBody } from '../../api/schemas.ts';
import { RequestInvalid, Unauthorized } from '../../domain/failures/errors.ts';
import { deriveUserId } from '../../domain/user.ts';
import { httpEvent, type RequestParts } from '../support/http-events.ts';
import { asta } from '../support/orders.ts';

const event = (parts: RequestParts) => v.parse(HttpEventSchema, httpEvent('submit-activation', parts));

const { issuer, subject } = asta;

describe('the signed-in user', () => {
  const signedIn = (claims: Readonly<Record<string, string>>, userClaim = 'sub') =>
    readSignedInUser(event({ user: { issuer, subject, claims } }), userClaim);

  it('is known by issuer and subject', () => {
    expect(signedIn({}).userId).toBe(deriveUserId(issuer, subject));
    expect(signedIn({ iss: 'https://other.example.com' }).userId).not.toBe(deriveUserId(issuer, subject));
  });

  it('is known by another claim where the configuration names one', () => {
    expect(signedIn({ oid: '4711' }, 'oid').userId).toBe(deriveUserId(issuer, '4711'));
  });

  it.each([
    ['the token lacks the claim', () => signedIn({}, 'oid')],
    ['there is no token', () => readSignedInUser(event({}), 'sub')],
  ])('is nobody when %s', (_, who) => {
    expect(who).toThrow(Unauthorized);
  });

  it.each([
    ['as digits', '1772355600'],
    ['as API Gateway may write a large number', '1.7723556e+09'],
  ])('signed in when auth_time says: %s', (_, authTime) => {
    expect(signedIn({ auth_time: authTime }).signedInAt).toEqual(new Date('2026-03-01T09:00:00.000Z'));
  });

  it.each([
    ['is missing', {}],
    ['is no number', { auth_time: 'yesterday' }],
    ['is not finite', { auth_time: 'Infinity' }],
    ['is negative', { auth_time: '-1' }],
    ['counts milliseconds', { auth_time: '1772355600000' }],
  ])('signed in at no known time when auth_time %s', (_, claims) => {
    expect(signedIn(claims).signedInAt).toBeUndefined();
  });
});

describe('the bearer secret', () => {
  const secret = 'Zm9yIHRlc3RzIG9ubHkhISEhISE';
  const bearer = (authorization: string) => readBearerToken(event({ headers: { authorization } }));

  it.each(['Bearer', 'bearer', 'BEARER'])('is what follows %s', (scheme) => {
    expect(bearer(`${scheme} ${secret}`)).toBe(secret);
  });

  it.each([
    ['another scheme', `Basic ${secret}`],
    ['no scheme', secret],
    ['nothing behind the scheme', 'Bearer '],
    ['fewer than 16 characters', 'Bearer 0123456789abcde'],
    ['more than 128 characters', `Bearer ${'a'.repeat(129)}`],
    ['two secrets', `Bearer ${secret}, Bearer ${secret}`],
    ['other characters', `Bearer ${secret}=`],
  ])('is missing with %s', (_, authorization) => {
    expect(() => bearer(authorization)).toThrow(Unauthorized);
  });
});

describe('the body', () => {
  const read = (body: unknown) => parseBody(event({ body }), SubmitActivationBody);
  const detailOf = (body: unknown): string => {
    try {
      read(body);
    } catch (error) {
      if (error instanceof RequestInvalid) return error.message;
    }
    return 'taken';
  };
  const hash = 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg';
  const sound = {
    phoneName: 'Åstas telefon',
    certificateRequests: [{ kind: 'signature', csr: 'PEM' }],
    transportKey: { kty: 'EC', crv: 'P-256', x: hash, y: hash },
    phoneSecretHash: hash,
  };

  it('is read as JSON, plain or in base64', () => {
    expect(read(sound)).toEqual(sound);
    expect(read(Buffer.from(JSON.stringify(sound)))).toEqual(sound);
  });

  it('counts as an empty object when it is empty', () => {
    expect(parseBody(event({}), ConfirmOrderBody)).toEqual({ kinds: [] });
    expect(parseBody(event({ body: ' \n' }), ConfirmOrderBody)).toEqual({ kinds: [] });
  });

  it('is the same text whichever way it came', () => {
    expect(decodeBody(event({ body: Buffer.from('{"a":"å"}') }))).toBe('{"a":"å"}');
    expect(decodeBody(event({ body: '{"a":"å"}' }))).toBe('{"a":"å"}');
  });

  it.each([
    ['a member that is missing', { phoneName: undefined }, 'phoneName: is missing'],
    ['a member of another type', { phoneName: 4711 }, 'phoneName: expected string'],
    ['a text that is too short', { phoneName: ' ' }, /^phoneName: expected \/\^\.\{1,64\}/],
    ['a text that is too long', { phoneName: 'secret'.repeat(11) }, /^phoneName: expected \/\^\.\{1,64\}/],
    ['control characters', { phoneName: 'a\u202eb' }, /^phoneName: expected \//],
    [
      'a key of another curve',
      { transportKey: { ...sound.transportKey, crv: 'P-384' } },
      /^transportKey\.crv: /,
    ],
    ['a hash of another length', { phoneSecretHash: `${hash}a` }, /^phoneSecretHash: expected \//],
    [
      'another kind of certificate',
      { certificateRequests: [{ kind: 'secret', csr: 'PEM' }] },
      /^certificateRequests\.0\.kind: expected \("authentication"/,
    ],
    ['too many requests, whatever they are', { certificateRequests: [{}, {}, {}, 'secret'] }, /<=3$/],
    ['a member too many', { surplus: 'secret' }, 'surplus: is not a member of this body'],
  ])('is refused for %s: it names the member, never its value', (_, change, detail) => {
    expect(detailOf({ ...sound, ...change })).toMatch(detail);
    expect(detailOf({ ...sound, ...change })).not.toMatch(/secret(?!Hash)/);
  });

  it.each(['Åstas 👩‍🔧-telefon', 'گوشی من می‌خواهم', '手机', 'Điện thoại'.normalize('NFD'), 'שָׁלֽוֹם'])(
    'takes a phone called %s',
    (phoneName) => {
      expect(read({ ...sound, phoneName })).toMatchObject({ phoneName });
    },
  );

  it.each(['\u200d', '\u3164', '\u2800\u2800', '\u200b', '\u0301'])(
    'takes no phone whose name is blank: %j',
    (phoneName) => {
      expect(detailOf({ ...sound, phoneName })).toMatch(/^phoneName: expected /);
    },
  );

  it('takes no phone whose name is a pile of marks', () => {
    expect(detailOf({ ...sound, phoneName: `Z${'\u0336\u0489'.repeat(3)}algo` })).toMatch(
      /^phoneName: expected /,
    );
  });

  it('names a member that a client made up by its first 100 characters', () => {
    const detail = detailOf({ ...sound, ['k'.repeat(5000)]: 1 });
    expect(detail).toBe(`${'k'.repeat(100)}: is not a member of this body`);
  });
});

describe('the Idempotency-Key', () => {
  const key = (value?: string) =>
    parseIdempotencyKey(event({ headers: value === undefined ? {} : { 'idempotency-key': value } }));

  it('may be left out, and holds 1 to 255 characters', () => {
    expect(key()).toBeUndefined();
    for (const value of ['k', 'k'.repeat(255)]) expect(key(value)).toBe(value);
  });

  it.each(['', 'k'.repeat(256)])('is refused otherwise', (value) => {
    expect(() => key(value)).toThrow(new RequestInvalid('Idempotency-Key: expected 1 to 255 characters'));
  });
});
