import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clock } from '../../../local/clock.ts';
import type { SignIn } from '../../../local/cognito/service.ts';
import { usualHabits } from '../../../local/cognito/settings.ts';
import { Client } from './client.ts';
import { alva, site, startUsersSignIn } from './settings.ts';

const clock = new Clock();

let signIn: SignIn;

beforeAll(async () => {
  signIn = await startUsersSignIn(clock);
});
afterAll(() => signIn.stop());

const verified = async (token: string) => {
  const { issuer } = signIn;
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  const rules = { issuer, audience: 'self-service', algorithms: ['RS256'], currentDate: clock.date() };
  return (await jwtVerify(token, keys, rules)).payload;
};

/** When somebody signed in, by the tokens that a client gets. */
const authTime = async (client: Client, changes?: Readonly<Record<string, string>>): Promise<number> =>
  Number((await verified((await client.signIn('alva', changes)).access_token))['auth_time']);

describe('the sign-in', () => {
  it('lists its users on a page that needs no script, and escapes what they are called', async () => {
    const client = new Client(signIn.issuer);
    const { url, text } = await client.browser.follow(client.authorizationUrl());
    expect(text).toContain('Alva &lt;b&gt;Active&lt;/b&gt;');
    expect(text).toMatch(/<button name="subject" value="ivar">[^]*ivar@example\.com[^]*inactive/);
    expect(text).not.toMatch(/<script| style=/);
    const { headers } = await client.browser.go(url.href);
    expect(headers.get('content-security-policy')).toContain(`form-action 'self' ${site}`);
    const style = await fetch(`${signIn.issuer}/style.css`);
    expect(style.headers.get('content-type')).toContain('text/css');
  });

  it('gives an access token that an authorizer of API Gateway takes', async () => {
    const { access_token, expires_in } = await new Client(signIn.issuer).signIn('alva');
    const seconds = clock.now() / 1000;
    const claims = await verified(access_token);
    expect(claims).toMatchObject({
      sub: 'alva',
      client_id: 'self-service',
      token_use: 'access',
      scope: 'openid get-mobile-id/self-service',
    });
    expect([claims.iat, claims['auth_time']]).toEqual([
      expect.closeTo(seconds, -1),
      expect.closeTo(seconds, -1),
    ]);
    expect([expires_in, (claims.exp ?? 0) - (claims.iat ?? 0)]).toEqual([900, 900]);
  });

  it('says in the ID token who the user is, and nothing of that in the access token', async () => {
    const { id_token, access_token } = await new Client(signIn.issuer).signIn('alva', { nonce: 'n-1' });
    const { name, email } = alva;
    expect(await verified(id_token)).toMatchObject({ sub: 'alva', name, email, nonce: 'n-1' });
    expect(await verified(access_token)).not.toHaveProperty('email');
  });

  it('goes by the clock of the local cloud', async () => {
    const before = await authTime(new Client(signIn.issuer));
    clock.advance(24 * 3_600_000);
    expect((await authTime(new Client(signIn.issuer))) - before).toBeGreaterThanOrEqual(24 * 3600);
  });

  it('does not ask again within a session, but does when told to', async () => {
    const client = new Client(signIn.issuer);
    const first = await authTime(client);
    clock.advance(600_000);
    expect(await authTime(client)).toBe(first);
    expect(await authTime(client, { max_age: '300' })).toBe(first);
    await signIn.behave({ ...usualHabits, maxAge: true });
    expect(await authTime(client, { max_age: '900' })).toBe(first);
    const again = await authTime(client, { max_age: '300' });
    await signIn.behave(usualHabits);
    expect(again - first).toBeGreaterThanOrEqual(600);
    clock.advance(60_000);
    expect((await authTime(client, { prompt: 'login' })) - again).toBeGreaterThanOrEqual(60);
  });

  it('fails a silent sign-in that needs the user', async () => {
    const client = new Client(signIn.issuer);
    const { url } = await client.browser.follow(client.authorizationUrl({ prompt: 'none' }));
    expect(url.searchParams.get('error')).toBe('login_required');
  });

  it('renews tokens without the user, who signed in when they did', async () => {
    const client = new Client(signIn.issuer);
    const { refresh_token, access_token } = await client.signIn('alva');
    const { auth_time } = await verified(access_token);
    clock.advance(1_000_000);
    await expect(verified(access_token)).rejects.toThrow('exp');
    await client.renew(refresh_token);
    const renewed = await client.renew(refresh_token);
    expect(await verified(renewed.access_token)).toMatchObject({ auth_time });
  });
});
