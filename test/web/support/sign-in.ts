import { User } from 'oidc-client-ts';
import { vi } from 'vitest';
import { createSignIn } from '../../../web/self-service/sign-in.ts';
import { markUnreachable } from '../../../web/shared/unreachable.ts';
import { respond } from './responses.ts';
import { memoryStorage } from './memory-storage.ts';

export const issuer = 'https://issuer.example.com';
export const config = { issuer, clientId: 'page', scope: 'openid get-mobile-id/self-service' };
const discovery = {
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
};

interface Tokens {
  readonly expiresIn: number;
  readonly refreshToken?: string;
}

/** The sign-in of a tab in which somebody is signed in, at an issuer that answers so to a refresh token. */
export const signedIn = (
  { expiresIn, refreshToken }: Tokens,
  renewal?: Response | Error,
  more: Readonly<Record<string, string>> = {},
) => {
  const storage = memoryStorage();
  const user = new User({
    access_token: 'first',
    token_type: 'Bearer',
    profile: { iss: issuer, sub: 'asta', aud: 'page', exp: 9_999_999_999, iat: 1, name: 'Åsta' },
    expires_at: Math.floor(Date.now() / 1000) + expiresIn,
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
  });
  storage.setItem(`oidc.user:${issuer}:page`, user.toStorageString());
  const asked: string[] = [];
  const sent: { readonly path: string; readonly body: string }[] = [];
  const network = vi.fn((url: string | URL | Request, init?: RequestInit) => {
    const { pathname } = new URL(url instanceof Request ? url.url : url);
    if (pathname.endsWith('openid-configuration')) return Promise.resolve(json({ ...discovery, ...more }));
    asked.push(pathname);
    sent.push({ path: pathname, body: init?.body instanceof URLSearchParams ? init.body.toString() : '' });
    return renewal instanceof Error
      ? Promise.reject(renewal)
      : Promise.resolve((renewal ?? respond(404, '')).clone());
  });
  const left: string[] = [];
  const leaveFor = (url: string): void => {
    left.push(url);
  };
  vi.stubGlobal('fetch', markUnreachable(network));
  vi.stubGlobal('window', windowLeaving(leaveFor));
  const load = vi.fn(() => Promise.resolve(config));
  const deps = { config: load, origin: 'https://id.example.com', storage, leaveFor };
  return { signIn: createSignIn(deps), deps, storage, asked, sent, left };
};

// What the library needs of a browser to leave the page.
const windowLeaving = (assign: (url: string) => void) => {
  const location = { href: 'https://id.example.com/', origin: 'https://id.example.com', assign };
  return Object.assign(new EventTarget(), { self: { location, stop: () => undefined }, location });
};

const json = (body: unknown): Response => respond(200, body, { 'content-type': 'application/json' });
export const renewed = () => json({ access_token: 'second', token_type: 'Bearer', expires_in: 900 });

/** What the issuer gives for a code. */
export const signedInAnswer = () => {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const claims = { iss: issuer, sub: 'asta', aud: 'page', exp: 9_999_999_999, iat: 1 };
  const idToken = [part({ alg: 'RS256' }), part(claims), 'signature'].join('.');
  return json({ access_token: 'second', token_type: 'Bearer', expires_in: 900, id_token: idToken });
};

export const departure = (left: readonly string[]): Promise<URL> =>
  vi.waitFor(() => {
    const [url] = left;
    if (url === undefined) throw new Error('still here');
    return new URL(url);
  });

export const callback = (asked: URLSearchParams): URL =>
  new URL(`https://id.example.com/?code=abc&state=${asked.get('state') ?? ''}`);
