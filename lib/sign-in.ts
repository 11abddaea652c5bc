import { Construct } from 'constructs';
import type { Configuration } from './configuration.ts';
import type { DataPolicy } from './data-policy.ts';
import { output } from './outputs.ts';
import type { TokenIssuer } from './token-issuer.ts';
import { UserPoolSignIn } from './user-pool.ts';

/** What signing users in needs to know. */
export interface SignInProps extends DataPolicy {
  readonly configuration: Configuration;
}

/** Who signs users in: the issuer of the configuration, else a user pool of the stack's own. */
export class SignIn extends Construct implements TokenIssuer {
  readonly issuer: string;
  readonly endpoints: readonly string[];
  readonly userPoolId?: string;
  readonly client: TokenIssuer['client'];
  /** The scope that every user route asks for. */
  readonly scope: string;
  /** What the pages ask for to get it. */
  readonly requestedScope: string;
  /** The claim that identifies a user. */
  readonly userClaim: string;

  constructor(scope: Construct, id: string, { configuration, ...data }: SignInProps) {
    super(scope, id);
    this.scope = configuration.scope;
    this.requestedScope = configuration.requestedScope ?? configuration.scope;
    this.userClaim = configuration.userClaim;
    const tokens =
      readIssuer(configuration) ??
      new UserPoolSignIn(this, 'UserPool', {
        scope: configuration.scope,
        takesPasskeys: configuration.passkeys === 'on',
        ...data,
      });
    this.issuer = tokens.issuer;
    this.endpoints = tokens.endpoints;
    if (tokens.userPoolId !== undefined) this.userPoolId = tokens.userPoolId;
    output(
      this,
      'SignInIssuer',
      "Signs users in; a user's id is made from it and their subject",
      tokens.issuer,
    );
    this.client = (siteUrl) => tokens.client(siteUrl);
  }
}

// Where its endpoints are, an issuer says in its discovery document: mostly on its own origin.
const readIssuer = (configuration: Configuration): TokenIssuer | undefined => {
  const { issuer, audience, tokenOrigin, clientId = audience } = configuration;
  if (issuer === undefined || audience === undefined || clientId === undefined) return undefined;
  return {
    issuer,
    endpoints: [new URL(issuer).origin, ...(tokenOrigin === undefined ? [] : [tokenOrigin])],
    client: () => ({ clientId, audience }),
  };
};
