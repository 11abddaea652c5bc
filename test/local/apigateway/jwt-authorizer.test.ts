import { createSecretKey } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GatewayError } from '../../../local/apigateway/gateway-error.ts';
import { jwtAuthorizer, type JwtAuthorizer } from '../../../local/apigateway/jwt-authorizer.ts';
import { Clock } from '../../../local/clock.ts';
import { foreignKey, laterKey, publicKey, signed, startIssuer } from './issuer.ts';

const scope = 'get-mobile-id/self-service';
const clock = new Clock();
const seconds = () => Math.floor(clock.now() / 1000);

let issuer: Awaited<ReturnType<typeof startIssuer>>;
let authorize: JwtAuthorizer;

beforeAll(async () => {
  issuer = await startIssuer();
  authorize = jwtAuthorizer({ issuer: issuer.issuer, audience: ['self-service'] }, clock);
});
afterAll(() => issuer.stop());

const claims = (changes: JWTPayload = {}): JWTPayload => ({
  iss: issuer.issuer,
  sub: 'alva',
  client_id: 'self-service',
  scope: `openid ${scope}`,
  iat: seconds() - 60,
  exp: seconds() + 60,
  ...changes,
});

const challengeFor = async (token: string | undefined): Promise<string> => {
  const authorization = token === undefined ? undefined : `Bearer ${token}`;
  const error: unknown = await authorize(authorization, [scope]).catch((refusal: unknown) => refusal);
  return error instanceof GatewayError
    ? `${error.status.toString()} ${error.challenge ?? ''}`
    : 'let through';
};

const unsigned = (payload: JWTPayload): string =>
  [{ alg: 'none', kid: 'now' }, payload, '']
    .map((part) => (part === '' ? '' : Buffer.from(JSON.stringify(part)).toString('base64url')))
    .join('.');

const publicPem = () => createSecretKey(Buffer.from(publicKey.export({ type: 'spki', format: 'pem' })));

const withoutExpiry = ({ exp, ...payload }: JWTPayload): JWTPayload => payload;

const invalid = (why: string): string =>
  `401 Bearer scope="" error="invalid_token" error_description="${why}"`;

describe('a JWT authorizer', () => {
  it('lets a token of a client through, and hands its claims on as text', async () => {
    const token = await signed(
      claims({ auth_time: 1_700_000_000, amr: ['otp', 'pwd'], nothing: null, admin: true }),
    );
    const { claims: seen, scopes } = await authorize(`Bearer ${token}`, [scope, 'another']);
    expect(scopes).toEqual([scope]);
    expect(seen).toMatchObject({ sub: 'alva', auth_time: '1700000000', amr: '[otp pwd]', admin: 'true' });
    expect(seen).not.toHaveProperty('nothing');
  });

  it('takes a token without the word Bearer, and scopes from scp', async () => {
    const token = await signed(claims({ scope: undefined, scp: [scope] }));
    expect(await authorize(token, [scope])).toMatchObject({ scopes: [scope] });
  });

  it('says null for scopes where the route asks for none', async () => {
    expect(await authorize(await signed(claims({ scope: 'openid' })), [])).toMatchObject({ scopes: null });
  });

  it('takes an audience instead of a client, and then looks at nothing but the audience', async () => {
    expect(await challengeFor(await signed(claims({ aud: ['x', 'self-service'], client_id: 'other' })))).toBe(
      'let through',
    );
    expect(await challengeFor(await signed(claims({ aud: 'other' })))).toBe(
      invalid('the token does not have a valid audience'),
    );
  });

  it('asks for a token', async () => {
    expect(await challengeFor(undefined)).toBe('401 Bearer');
  });

  it.each([
    ['that is none', () => Promise.resolve('a.b.c')],
    ['without a signature (alg none)', () => Promise.resolve(unsigned(claims()))],
    [
      'signed by HS256 with the public key',
      () => signed(claims(), publicPem(), { alg: 'HS256', kid: 'now' }),
    ],
    ['signed by another key', () => signed(claims(), foreignKey)],
    ['signed with PSS', () => signed(claims(), undefined, { alg: 'PS256', kid: 'now' })],
    ['that names no key', () => signed(claims(), undefined, { alg: 'RS256' })],
    ['that names an unknown key', () => signed(claims(), undefined, { alg: 'RS256', kid: 'x' })],
    ['of another issuer', () => signed(claims({ iss: 'https://elsewhere.example' }))],
    ['that never expires', () => signed(withoutExpiry(claims()))],
    ['before its time (nbf)', () => signed(claims({ nbf: seconds() + 60 }))],
  ])('refuses a token %s', async (_, token) => {
    expect(await challengeFor(await token())).toBe(invalid('the token is not valid'));
  });

  it('refuses a token from the future (iat)', async () => {
    expect(await challengeFor(await signed(claims({ iat: seconds() + 60 })))).toBe(
      invalid('the token is not valid yet'),
    );
  });

  it('refuses a token for another client', async () => {
    expect(await challengeFor(await signed(claims({ client_id: 'other' })))).toBe(
      invalid('the token does not have a valid audience'),
    );
  });

  it('refuses a token without the scope as forbidden', async () => {
    expect(await challengeFor(await signed(claims({ scope: `openid ${scope}-not` })))).toMatch(
      `403 Bearer scope="${scope}" error="insufficient_scope"`,
    );
  });

  it('goes by the clock of the local cloud', async () => {
    const token = await signed(claims());
    clock.advance(61_000);
    expect(await challengeFor(token)).toBe(invalid('the token has expired'));
    expect(await challengeFor(await signed(claims()))).toBe('let through');
  });

  it('finds a key that the issuer has only now', async () => {
    const token = await signed(claims(), laterKey.privateKey, { alg: 'RS256', kid: 'later' });
    expect(await challengeFor(token)).toBe(invalid('the token is not valid'));
    await issuer.addLaterKey();
    expect(await challengeFor(token)).toBe('let through');
  });

  it('tries again after the issuer could not be reached', async () => {
    const rules = { issuer: issuer.issuer, audience: ['self-service'] };
    const authorizeLater = jwtAuthorizer(rules, clock);
    const token = await signed(claims());
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new Error('no network'));
    await expect(authorizeLater(token, [])).rejects.toThrow('Unauthorized');
    expect(await authorizeLater(token, [])).toMatchObject({ scopes: null });
  });
});
