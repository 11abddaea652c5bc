import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clock } from '../../../local/clock.ts';
import { PortTaken } from '../../../local/listen.ts';
import { startSignIn, type SignIn } from '../../../local/cognito/service.ts';
import { Client } from './client.ts';
import { site, startUsersSignIn } from './settings.ts';

const clock = new Clock();
const notices: string[] = [];

let signIn: SignIn;

beforeAll(async () => {
  signIn = await startUsersSignIn(clock, (line) => notices.push(line));
});
afterAll(() => signIn.stop());

const refusal = async (changes: Readonly<Record<string, string>>): Promise<string | null> => {
  const client = new Client(signIn.issuer);
  const { url } = await client.browser.follow(client.authorizationUrl(changes));
  return url.searchParams.get('error');
};

describe('the sign-in refuses', () => {
  it('a sign-in without PKCE, or with a challenge that is no hash', async () => {
    expect(await refusal({ code_challenge: '', code_challenge_method: '' })).toBe('invalid_request');
    expect(await refusal({ code_challenge_method: 'plain' })).toBe('invalid_request');
  });

  it('to ask for consent: there is no such page', async () => {
    expect(await refusal({ prompt: 'consent' })).toBe('invalid_request');
  });

  it("to send anybody to an address that is not the client's", async () => {
    const client = new Client(signIn.issuer);
    const { url, text } = await client.browser.follow(
      client.authorizationUrl({ redirect_uri: 'https://elsewhere.example/' }),
    );
    expect(url.origin).toBe(signIn.issuer);
    expect(text).toContain('Signing in did not work');
  });

  it('a code with another verifier, and a code that was used', async () => {
    const client = new Client(signIn.issuer);
    expect((await client.redeem(await client.code('alva'), 'x'.repeat(43))).status).toBe(400);
    const code = await client.code('alva');
    expect((await client.redeem(code)).status).toBe(200);
    expect((await client.redeem(code)).status).toBe(400);
  });

  it('somebody it does not know, until they are added', async () => {
    const client = new Client(signIn.issuer);
    const { url } = await client.browser.follow(client.authorizationUrl());
    const again = await client.browser.follow(url.href, { subject: 'nils' });
    expect([again.url.href, again.text]).toEqual([url.href, expect.stringContaining('Sign in as')]);
    await signIn.addUser({ subject: 'nils', name: 'Nils', email: 'nils@example.com', hint: '' });
    expect(await new Client(signIn.issuer).code('nils')).not.toBe('');
  });

  it('to go on with a sign-in of another browser', async () => {
    const { browser } = new Client(signIn.issuer);
    const { url } = await browser.follow(new Client(signIn.issuer).authorizationUrl());
    const response = await new Client(signIn.issuer).browser.go(url.href, { subject: 'alva' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Go back and sign in again');
  });

  it('pages of other origins the tokens', async () => {
    const allowed = async (origin: string) => {
      const client = new Client(signIn.issuer);
      const { headers } = await client.token({ grant_type: 'refresh_token', refresh_token: 'x' }, { origin });
      return headers.get('access-control-allow-origin');
    };
    expect(await allowed(site)).toBe(site);
    expect(await allowed('https://elsewhere.example')).toBeNull();
  });

  it('a port that is taken', async () => {
    const port = Number(new URL(signIn.issuer).port);
    await expect(startSignIn({ clock, port, onNotice: () => undefined })).rejects.toThrow(
      new PortTaken(port).message,
    );
  });
});

describe('signing out', () => {
  it('ends the session, and leads back to the client', async () => {
    const client = new Client(signIn.issuer);
    const { id_token, refresh_token } = await client.signIn('alva');
    const query = new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: `${site}/` });
    const { text } = await client.browser.follow(`${signIn.issuer}/session/end?${query.toString()}`);
    expect(text).toContain('Sign out</button>');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const fields = { xsrf, logout: 'yes' };
    const { url } = await client.browser.follow(`${signIn.issuer}/session/end/confirm`, fields);
    expect(url.href).toBe(`${site}/`);
    expect((await client.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(400);
    const silent = await client.browser.follow(client.authorizationUrl({ prompt: 'none' }));
    expect(silent.url.searchParams.get('error')).toBe('login_required');
  });
});

describe('a refresh token that was revoked', () => {
  it('gives no tokens any more, and the page may read so', async () => {
    const client = new Client(signIn.issuer);
    const { refresh_token } = await client.signIn('alva');
    const body = new URLSearchParams({ client_id: 'self-service', token: refresh_token });
    const headers = { origin: site };
    const answer = await fetch(`${signIn.issuer}/token/revocation`, { method: 'POST', headers, body });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, site]);
    expect((await client.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(400);
  });
});

describe('what the provider has to say', () => {
  it('goes to its listener', () => {
    expect(notices.join()).toContain('in-memory adapter');
  });
});
