import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import * as v from 'valibot';
import type { TokenOwner } from '../../api/request.ts';
import { ServiceBusy } from '../../domain/failures/process-errors.ts';
import { readAuthTime } from '../../domain/schema-parts.ts';

/** For whom ID tokens are, and how they name people. */
export interface IdTokensProps {
  /** The pages as a client of the issuer. */
  readonly clientId: string;
  /** The claim that identifies a user, in access tokens and ID tokens alike. */
  readonly userClaim: string;
  readonly now: () => Date;
}

/** How long the issuer may take to name its keys, in milliseconds. */
const patience = 3000;

const discover = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
  const { jwks_uri } = v.parse(v.object({ jwks_uri: v.string() }), await response.json());
  return createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: patience });
};

/**
 * ID tokens, which say when somebody signed in where the issuer's access tokens do not (OpenID Connect Core section 2).
 */
export class IdTokens {
  readonly #props: IdTokensProps;
  readonly #keys = new Map<string, Promise<JWTVerifyGetKey>>();

  constructor(props: IdTokensProps) {
    this.#props = props;
  }

  /**
   * When the owner of an access token signed in, by an ID token that is said to be of the same sign-in.
   * @param owner of the access token, which API Gateway has verified; so its issuer is one that we trust
   * @returns undefined when the ID token is not good, of somebody else, for another client or another access token, or
   * does not say
   * @throws {ServiceBusy} the issuer can't be asked for its keys
   */
  async signedInAt(idToken: string, owner: TokenOwner): Promise<Date | undefined> {
    const claims = await this.#verify(idToken, owner.issuer);
    return claims && this.#belongsTo(owner, claims) ? readAuthTime(claims['auth_time']) : undefined;
  }

  async #verify(idToken: string, issuer: string): Promise<JWTPayload | undefined> {
    const { clientId: audience, now } = this.#props;
    try {
      const rules = { issuer, audience, algorithms: ['RS256'], currentDate: now() };
      return (await jwtVerify(idToken, await this.#findKeys(issuer), rules)).payload;
    } catch (error) {
      const isNotGood = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
      if (isNotGood) return undefined;
      this.#keys.delete(issuer);
      throw new ServiceBusy('the issuer');
    }
  }

  #findKeys(issuer: string): Promise<JWTVerifyGetKey> {
    const known = this.#keys.get(issuer) ?? discover(issuer);
    this.#keys.set(issuer, known);
    return known;
  }

  #belongsTo({ subject, accessToken }: TokenOwner, claims: JWTPayload): boolean {
    const { clientId, userClaim } = this.#props;
    const { [userClaim]: user, azp = clientId, at_hash: hash = halfHash(accessToken) } = claims;
    return user === subject && azp === clientId && hash === halfHash(accessToken);
  }
}

/** OpenID Connect Core section 3.1.3.6, for RS256. */
const halfHash = (accessToken: string): string =>
  createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
