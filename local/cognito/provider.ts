import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { interactionPolicy, Provider, type Context } from 'oidc-provider';
import { renderSignedOutPage, signInErrorPage, signOutPage } from './pages.ts';
import type { SignInHabits, SignInSettings, SignInUser } from './settings.ts';

/** What the sign-in's pages may do: nothing but to be read, styled, and to lead back to the client. */
export const pageHeaders = ({ client }: SignInSettings): Readonly<Record<string, string>> => {
  const origins = new Set(
    [...client.redirectUris, ...client.postLogoutRedirectUris].map((uri) => new URL(uri).origin),
  );
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self' ${[...origins].join(' ')}`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
};

/**
 * An OpenID provider whose tokens are as Cognito's: authorization code with PKCE for one public client, access
 * tokens as JWT with `client_id` (and, other than Cognito's, with the client as their audience), everything about
 * the user in the ID token.
 * @param users by subject; may grow
 */
export const signInProvider = (
  issuer: string,
  settings: SignInSettings & { readonly habits: SignInHabits },
  users: ReadonlyMap<string, SignInUser>,
): Provider =>
  new Provider(issuer, {
    jwks: { keys: [generateSigningKey()] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    clients: [toClient(settings)],
    clientBasedCORS: (_: Context, origin: string) => settings.corsOrigins.includes(origin),
    responseTypes: ['code'],
    scopes: settings.scopes,
    claims: { openid: ['sub', 'name', 'email'] },
    conformIdTokenClaims: false,
    findAccount: (_: Context, subject: string) => toAccount(users.get(subject)),
    loadExistingGrant: (context: Context) => createGrant(context, settings),
    issueRefreshToken: () => true,
    rotateRefreshToken: false,
    interactions: {
      url: (_: Context, { uid }: { uid: string }) => `/sign-in/${uid}`,
      policy: withoutConsent(),
    },
    ttl: lifetimes(settings),
    extraTokenClaims: ({ oidc }: Context, { accountId }: { accountId: string }) => ({
      token_use: 'access',
      username: accountId,
      ...(settings.habits.authTime && {
        auth_time: (oidc.entities.AuthorizationCode ?? oidc.entities.RefreshToken)?.authTime,
      }),
    }),
    formats: {
      customizers: {
        jwt: (_: Context, __: unknown, { payload }: Jwt) => {
          nameScopes(payload, settings.habits);
        },
      },
    },
    features: {
      ...off('devInteractions', 'userinfo', 'pushedAuthorizationRequests', 'dPoP'),
      revocation: { enabled: true },
      resourceIndicators: { enabled: true, ...oneApi(settings) },
      rpInitiatedLogout: createPages(settings),
    },
    renderError: (context: Context, { error, error_description }: Record<string, string>) => {
      show(context, settings, signInErrorPage(error ?? '', error_description));
    },
  });

const generateSigningKey = () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    ...privateKey.export({ format: 'jwk' }),
    kid: randomBytes(8).toString('hex'),
    alg: 'RS256',
    use: 'sig',
  };
};

interface Jwt {
  readonly payload: Record<string, unknown>;
}

/** Names the scopes of an access token as the issuer does. */
const nameScopes = (payload: Jwt['payload'], { scopeClaim }: SignInHabits): void => {
  const { scope } = payload;
  if (scopeClaim === 'scope') return;
  delete payload['scope'];
  payload['scp'] = typeof scope === 'string' && scopeClaim === 'scp-list' ? scope.split(' ') : scope;
};

const toClient = ({ client }: SignInSettings) => ({
  client_id: client.id,
  redirect_uris: client.redirectUris,
  post_logout_redirect_uris: client.postLogoutRedirectUris,
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
  require_auth_time: true,
});

const toAccount = (user: SignInUser | undefined) =>
  user && {
    accountId: user.subject,
    claims: () => ({ sub: user.subject, name: user.name, email: user.email }),
  };

const off = (...features: readonly string[]) =>
  Object.fromEntries(features.map((feature) => [feature, { enabled: false }]));

const api = 'urn:local-cloud:api';

// Whoever signs in lets the client have all that it may ask for, without being asked.
const createGrant = async ({ oidc }: Context, { scopes }: SignInSettings) => {
  const grant = new oidc.provider.Grant({
    clientId: oidc.client.clientId,
    accountId: oidc.session.accountId,
  });
  grant.addOIDCScope(scopes.join(' '));
  grant.addResourceScope(api, scopes.join(' '));
  await grant.save();
  return grant;
};

const withoutConsent = () => {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
};

const hour = 3600;

const lifetimes = ({ accessTokenSeconds }: SignInSettings) => ({
  AccessToken: accessTokenSeconds,
  IdToken: accessTokenSeconds,
  AuthorizationCode: 60,
  Interaction: hour,
  Session: hour,
  RefreshToken: 12 * hour,
  Grant: 24 * hour,
});

// A resource makes access tokens JWTs.
const oneApi = ({ client, scopes }: SignInSettings) => ({
  defaultResource: () => api,
  useGrantedResource: () => true,
  getResourceServerInfo: () => ({
    scope: scopes.join(' '),
    audience: client.id,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'RS256' } },
  }),
});

const createPages = (settings: SignInSettings) => ({
  enabled: true,
  logoutSource: (context: Context, form: string) => {
    show(context, settings, signOutPage(form));
  },
  postLogoutSuccessSource: (context: Context) => {
    show(context, settings, renderSignedOutPage());
  },
});

const show = (context: Context, settings: SignInSettings, body: string): void => {
  context.set(pageHeaders(settings));
  context.body = body;
};
