import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';

/** What the token endpoint answers. */
export const Tokens = v.object({
  access_token: v.string(),
  id_token: v.string(),
  refresh_token: v.string(),
  expires_in: v.number(),
});

/** A browser of sorts: it keeps cookies, and follows redirects by hand until they leave the sign-in. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  async go(url: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const post = form && { method: 'POST', body: new URLSearchParams(form) };
    const response = await fetch(url, { redirect: 'manual', headers: { cookie }, ...post });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.#cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects; ends at a page, or at an address of another origin. */
  async follow(url: string, form?: Readonly<Record<string, string>>): Promise<{ url: URL; text: string }> {
    const response = await this.go(url, form);
    const location = response.headers.get('location');
    if (location === null) return { url: new URL(url), text: await response.text() };
    const next = new URL(location, url);
    return next.origin === new URL(url).origin ? this.follow(next.href) : { url: next, text: '' };
  }
}

/** A client of the sign-in, as a page with PKCE is one. */
export class Client {
  readonly browser = new Browser();
  readonly #issuer: string;
  readonly #verifier = randomBytes(32).toString('base64url');

  constructor(issuer: string) {
    this.#issuer = issuer;
  }

  /** Where signing in begins. */
  authorizationUrl(changes: Readonly<Record<string, string>> = {}): string {
    const query = {
      client_id: 'self-service',
      redirect_uri: 'http://127.0.0.1:1/',
      response_type: 'code',
      scope: 'openid get-mobile-id/self-service',
      code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: 'state of mine',
      ...changes,
    };
    return `${this.#issuer}/auth?${new URLSearchParams(query).toString()}`;
  }

  /** Signs in: picks a user where the page asks for one. */
  async signIn(subject: string, changes?: Readonly<Record<string, string>>) {
    const answer = await this.redeem(await this.code(subject, changes));
    return v.parse(Tokens, await answer.json());
  }

  /** Signs in as far as the code. */
  async code(subject: string, changes?: Readonly<Record<string, string>>): Promise<string> {
    const { url } = await this.browser.follow(this.authorizationUrl(changes));
    const atPicker = url.pathname.startsWith('/sign-in/');
    const back = atPicker ? await this.browser.follow(url.href, { subject }) : { url };
    return back.url.searchParams.get('code') ?? '';
  }

  /** Asks for the tokens of a code. */
  redeem(code: string, verifier = this.#verifier): Promise<Response> {
    return this.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'http://127.0.0.1:1/',
      code_verifier: verifier,
    });
  }

  async renew(refreshToken: string) {
    const answer = await this.token({ grant_type: 'refresh_token', refresh_token: refreshToken });
    return v.parse(Tokens, await answer.json());
  }

  /** Asks the token endpoint. */
  token(fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
    const body = new URLSearchParams({ client_id: 'self-service', ...fields });
    return fetch(`${this.#issuer}/token`, { method: 'POST', headers, body });
  }
}
