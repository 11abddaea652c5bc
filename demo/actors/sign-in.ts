import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { Browser, type Page } from './browser.ts';

/** Where people sign in, and for which client. */
export interface SignInPlace {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
}

const DiscoverySchema = v.object({ authorization_endpoint: v.string(), token_endpoint: v.string() });
const TokensSchema = v.object({ access_token: v.string(), id_token: v.string() });

/** What a sign-in gives. */
export interface Tokens {
  readonly access: string;
  readonly id: string;
}

/**
 * Signs a user in as the page does it: authorization code with PKCE (RFC 7636).
 * @param subject the user
 * @param field of the sign-in page: `other` names somebody whom the page does not list
 * @returns an access token
 * @throws {Error} there is no such user to sign in as
 */
export const signIn = async (
  place: SignInPlace,
  subject: string,
  field: 'subject' | 'other' = 'subject',
): Promise<string> => (await signInForTokens(place, subject, { field })).access;

/** How somebody signs in. */
export interface SignInOptions {
  readonly field?: 'subject' | 'other';
  /** Parameters of the request beside the usual ones. */
  readonly asked?: Readonly<Record<string, string>>;
  /** Where they sign in; a new one without. One in which they are signed in may not ask them again. */
  readonly browser?: Browser;
}

/**
 * Signs a user in as `signIn` does.
 * @returns the access token, and the ID token of the same sign-in
 * @throws {Error} there is no such user to sign in as
 */
export const signInForTokens = async (
  place: SignInPlace,
  subject: string,
  { field = 'subject', asked = {}, browser = new Browser() }: SignInOptions = {},
): Promise<Tokens> => {
  const { issuer, clientId, redirectUri, scope } = place;
  const discovery = await fetch(`${issuer}/.well-known/openid-configuration`);
  const endpoints = v.parse(DiscoverySchema, await discovery.json());
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: `openid ${scope}`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...asked,
  });
  const code = await authorize(`${endpoints.authorization_endpoint}?${query.toString()}`, browser, {
    [field]: subject,
  });
  const response = await fetch(endpoints.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      client_id: clientId,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  });
  const tokens = v.parse(TokensSchema, await response.json());
  return { access: tokens.access_token, id: tokens.id_token };
};

/** Goes through the sign-in pages as this user, and comes back with a code. */
const authorize = async (
  url: string,
  browser: Browser,
  who: Readonly<Record<string, string>>,
): Promise<string> => {
  const first = await browser.open(url);
  const isPage = first.text !== '';
  const back = isPage ? await browser.send(findFormAction(first), who) : first;
  const code = new URL(back.url).searchParams.get('code');
  if (code === null) throw new Error(`Nobody can sign in as ${Object.values(who).join('')}`);
  return code;
};

const findFormAction = ({ text, url }: Page): string => {
  const action = /<form[^>]* action="([^"]+)"/.exec(text)?.[1];
  if (action === undefined) throw new Error('The sign-in page has no form');
  return new URL(action, url).href;
};
