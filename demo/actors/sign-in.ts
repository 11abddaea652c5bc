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
const TokensSchema = v.object({ access_token: v.string() });

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
): Promise<string> => {
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
  });
  const code = await authorize(`${endpoints.authorization_endpoint}?${query.toString()}`, {
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
  return v.parse(TokensSchema, await response.json()).access_token;
};

/** Goes through the sign-in pages as this user, and comes back with a code. */
const authorize = async (url: string, who: Readonly<Record<string, string>>): Promise<string> => {
  const browser = new Browser();
  const picker = await browser.open(url);
  const back = await browser.send(actionOf(picker), who);
  const code = new URL(back.url).searchParams.get('code');
  if (code === null) throw new Error(`Nobody can sign in as ${Object.values(who).join('')}`);
  return code;
};

const actionOf = ({ text, url }: Page): string => {
  const action = /<form[^>]* action="([^"]+)"/.exec(text)?.[1];
  if (action === undefined) throw new Error('The sign-in page has no form');
  return new URL(action, url).href;
};
