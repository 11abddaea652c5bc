import { describe, expect, it, vi } from 'vitest';
import { createSignIn } from '../../../web/self-service/sign-in.ts';
import { respond } from '../support/responses.ts';
import {
  callback,
  config,
  departure,
  issuer,
  renewed,
  signedIn,
  signedInAnswer,
} from '../support/sign-in.ts';

describe('the access token', () => {
  it('is the one at hand while it lasts', async () => {
    const { signIn, asked } = signedIn({ expiresIn: 600, refreshToken: 'refresh' }, renewed());
    expect(await signIn.token()).toBe('first');
    expect(asked).toEqual([]);
  });

  it('is renewed in silence before it expires, once for all who ask at the same time', async () => {
    const { signIn, asked } = signedIn({ expiresIn: 10, refreshToken: 'refresh' }, renewed());
    expect(await Promise.all([signIn.token(), signIn.token()])).toEqual(['second', 'second']);
    expect(asked).toEqual(['/token']);
    expect(await signIn.token()).toBe('second');
  });

  it.each([
    ['there is no refresh token', { expiresIn: 10 }, renewed()],
    [
      'the issuer refuses it',
      { expiresIn: 10, refreshToken: 'refresh' },
      respond(400, { error: 'invalid_grant' }, { 'content-type': 'application/json' }),
    ],
  ])('needs the user where %s', async (_, tokens, renewal) => {
    const { signIn } = signedIn(tokens, renewal);
    await expect(signIn.token()).rejects.toMatchObject({ problem: { code: 'unauthorized' } });
  });

  it('is out of reach, not lost, without a network', async () => {
    const { signIn } = signedIn({ expiresIn: 10, refreshToken: 'refresh' }, new TypeError('Failed to fetch'));
    await expect(signIn.token()).rejects.toMatchObject({ problem: { code: 'offline' } });
  });
});

describe('an error of ours', () => {
  it('while signing in is not told as no connection', async () => {
    const { signIn, deps } = signedIn({ expiresIn: 600 }, signedInAnswer());
    vi.spyOn(deps.storage, 'setItem').mockImplementation(() => {
      throw new TypeError('storage is not what it was');
    });
    await expect(signIn.start({ hash: '' })).rejects.toMatchObject({ problem: { code: 'sign-in-failed' } });
  });
});

describe('signing in', () => {
  it('knows the user by name', async () => {
    const { signIn } = signedIn({ expiresIn: 600 });
    expect(await signIn.user()).toEqual({ name: 'Åsta' });
  });

  it('has nothing to finish at an address without an answer', async () => {
    const { signIn } = signedIn({ expiresIn: 600 });
    expect(await signIn.finish(new URL('https://id.example.com/#/'))).toBeUndefined();
  });

  it.each(['?code=stolen&state=of-another-tab', '?error=access_denied&state=unknown'])(
    'refuses an answer that this tab has not asked for: %s',
    async (answer) => {
      const { signIn } = signedIn({ expiresIn: 600 });
      const finish = signIn.finish(new URL(`https://id.example.com/${answer}`));
      await expect(finish).rejects.toMatchObject({ problem: { code: 'sign-in-failed' } });
    },
  );

  it('leaves with PKCE for the issuer, and comes back to the place, which stays in this tab', async () => {
    const { signIn, left } = signedIn({ expiresIn: 600 }, signedInAnswer());
    void signIn.start({ hash: '#/mobile-id' });
    const { searchParams } = await departure(left);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'page',
      scope: config.scope,
      redirect_uri: 'https://id.example.com/',
      code_challenge_method: 'S256',
    });
    expect(searchParams.toString()).not.toContain(encodeURIComponent('#/mobile-id'));
    expect(await signIn.finish(callback(searchParams))).toEqual({ hash: '#/mobile-id' });
    expect(await signIn.token()).toBe('second');
  });

  it('again asks the issuer to ask the user, but not twice in a row', async () => {
    const { signIn, left } = signedIn({ expiresIn: 600 }, signedInAnswer());
    const kept = { hash: '', intent: 'start' } as const;
    void signIn.again(kept, 600);
    const { searchParams } = await departure(left);
    expect(Object.fromEntries(searchParams)).toMatchObject({ prompt: 'login', max_age: '600' });
    expect(await signIn.finish(callback(searchParams))).toEqual({ ...kept, again: true });
    await expect(signIn.again(kept, 600)).rejects.toMatchObject({ problem: { code: 'sign-in-too-old' } });
  });
});

describe('signing out', () => {
  it('forgets the user here, also where the issuer has no sign-out', async () => {
    const { signIn, left } = signedIn({ expiresIn: 600 });
    await signIn.signOut();
    expect(await signIn.user()).toBeUndefined();
    expect(left).toEqual(['https://id.example.com/']);
  });

  it('tells the issuer nothing about the user in an address', async () => {
    const { signIn, deps, left } = signedIn({ expiresIn: 600 }, undefined, {
      end_session_endpoint: `${issuer}/logout`,
    });
    void signIn.signOut();
    const { pathname, searchParams } = await departure(left);
    expect(pathname).toBe('/logout');
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'page',
      post_logout_redirect_uri: `${deps.origin}/`,
    });
  });

  it('makes the refresh token worthless at an issuer that can do so', async () => {
    const revocation_endpoint = `${issuer}/revoke`;
    const { signIn, sent } = signedIn({ expiresIn: 600, refreshToken: 'long' }, respond(200, ''), {
      revocation_endpoint,
    });
    await signIn.signOut();
    expect(sent.map(({ path }) => path)).toEqual(['/revoke']);
    expect(Object.fromEntries(new URLSearchParams(sent[0]?.body))).toMatchObject({
      ...{ token: 'long', token_type_hint: 'refresh_token', client_id: 'page' },
    });
    expect(await signIn.user()).toBeUndefined();
  });

  it.each([
    ['the issuer refuses', respond(400, '')],
    ['no network is there', new TypeError('Failed to fetch')],
  ])('lets the user out where %s to revoke', async (_, answer) => {
    const more = { revocation_endpoint: `${issuer}/revoke` };
    const { signIn, left } = signedIn({ expiresIn: 600, refreshToken: 'long' }, answer, more);
    await signIn.signOut();
    expect(await signIn.user()).toBeUndefined();
    expect(left).toEqual(['https://id.example.com/']);
  });

  it('runs no script that an issuer names as its sign-out', async () => {
    const more = { end_session_endpoint: 'javascript:alert(1)' };
    const { signIn, left } = signedIn({ expiresIn: 600 }, undefined, more);
    void signIn.signOut();
    expect((await departure(left)).href).toBe('https://id.example.com/');
  });

  it('leads to where the configuration says', async () => {
    const { deps, left } = signedIn({ expiresIn: 600 });
    const signOutUrl = 'https://sign-in.example.com/logout?client_id=page';
    const signIn = createSignIn({ ...deps, config: () => Promise.resolve({ ...config, signOutUrl }) });
    await signIn.signOut();
    expect(left).toEqual([signOutUrl]);
  });
});

describe('the configuration', () => {
  it('is asked for again after a failure, and once after a success', async () => {
    const { deps } = signedIn({ expiresIn: 600 });
    deps.config.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const signIn = createSignIn(deps);
    await expect(signIn.user()).rejects.toThrow('Failed to fetch');
    await signIn.user();
    await signIn.token();
    expect(deps.config).toHaveBeenCalledTimes(2);
  });
});
