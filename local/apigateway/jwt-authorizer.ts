import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import * as v from 'valibot';
import type { Clock } from '../clock.ts';
import { GatewayError } from './gateway-error.ts';
import type { TokenRules } from './resources.ts';

/** What a function hears about the token that let a request through. */
export interface JwtContext {
  readonly claims: Readonly<Record<string, string>>;
  /** The route's scopes that the token has; null for a route that asks for none. */
  readonly scopes: readonly string[] | null;
}

/** Lets a request through. Throws a GatewayError with 401 for a bad token, 403 for one without a scope. */
export type JwtAuthorizer = (
  authorization: string | undefined,
  scopes: readonly string[],
) => Promise<JwtContext>;

/**
 * A JWT authorizer as HTTP APIs have it: signature by a key of the issuer (RS256), `iss`, `aud` or else
 * `client_id`, `exp`, `nbf`, `iat` and scopes
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html).
 */
export const jwtAuthorizer = ({ issuer, audience }: TokenRules, clock: Clock): JwtAuthorizer => {
  const keys = findKeys(issuer);
  const verify = async (token: string): Promise<JWTPayload> => {
    const currentDate = clock.date();
    const rules = { algorithms: ['RS256'], issuer, requiredClaims: ['exp'], currentDate };
    const { payload } = await jwtVerify(token, keys, rules).catch((error: unknown) => {
      throw invalid(error instanceof errors.JWTExpired ? 'the token has expired' : 'the token is not valid');
    });
    if (!isFor(audience, payload)) throw invalid('the token does not have a valid audience');
    if ((payload.iat ?? 0) * 1000 > currentDate.getTime()) throw invalid('the token is not valid yet');
    return payload;
  };
  return async (authorization, scopes) => {
    const token = authorization?.replace(/^Bearer /i, '');
    if (token === undefined) throw new GatewayError(401, 'Bearer');
    const payload = await verify(token);
    const granted = listScopes(payload);
    const matching = scopes.filter((scope) => granted.includes(scope));
    if (scopes.length > 0 && matching.length === 0) throw lacksScope(scopes);
    return { claims: toClaims(payload), scopes: scopes.length > 0 ? matching : null };
  };
};

const invalid = (why: string): GatewayError =>
  new GatewayError(401, `Bearer scope="" error="invalid_token" error_description="${why}"`);

const lacksScope = (scopes: readonly string[]): GatewayError =>
  new GatewayError(
    403,
    `Bearer scope="${scopes.join(' ')}" error="insufficient_scope" error_description="the token lacks the scope"`,
  );

/** The keys that an issuer's discovery document points to, fetched when a token first needs them. */
const findKeys = (issuer: string): JWTVerifyGetKey => {
  let discovered: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    if (header.kid === undefined) throw new errors.JWKSNoMatchingKey();
    discovered ??= discover(issuer).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return (await discovered)(header, token);
  };
};

const discover = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  const { jwks_uri } = v.parse(v.object({ jwks_uri: v.string() }), await response.json());
  return createRemoteJWKSet(new URL(jwks_uri), { cooldownDuration: 0 });
};

// Only a token without an audience is taken for its client, as Cognito's access tokens are.
const isFor = (audience: readonly string[], { aud, client_id }: JWTPayload): boolean =>
  [aud ?? client_id].flat().some((name) => typeof name === 'string' && audience.includes(name));

const listScopes = ({ scope, scp }: JWTPayload): readonly string[] =>
  [scope, scp].flat().flatMap((text) => (typeof text === 'string' ? text.split(' ') : []));

// Functions get every claim as text, as the gateway has it: lists in brackets, without commas.
const toClaims = (payload: JWTPayload): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(payload)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, toText(value)]),
  );

const toText = (claim: unknown): string => {
  if (typeof claim === 'string') return claim;
  return Array.isArray(claim) ? `[${claim.map(toText).join(' ')}]` : JSON.stringify(claim);
};
