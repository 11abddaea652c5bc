import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Configuration } from './configuration.ts';
import { UserPoolSignIn } from './user-pool.ts';

/** An issuer of access tokens for the API. */
export interface TokenIssuer {
  /** What tokens name as `iss`. */
  readonly issuer: string;
  /** What tokens name as `aud` or `client_id`. */
  readonly audience: string;
}

/** What signing users in needs to know. */
export interface SignInProps {
  readonly configuration: Configuration;
  readonly siteUrl: string;
  readonly removalPolicy: RemovalPolicy;
}

/** Who signs users in: the issuer of the configuration, else a user pool of the stack's own. */
export class SignIn extends Construct {
  readonly tokens: TokenIssuer;
  /** The scope that every user route asks for. */
  readonly scope: string;
  /** The claim that identifies a user. */
  readonly userClaim: string;
  readonly authorizer: HttpJwtAuthorizer;

  constructor(scope: Construct, id: string, { configuration, siteUrl, removalPolicy }: SignInProps) {
    super(scope, id);
    const { issuer, audience } = configuration;
    this.scope = configuration.scope;
    this.userClaim = configuration.userClaim;
    this.tokens =
      issuer !== undefined && audience !== undefined
        ? { issuer, audience }
        : new UserPoolSignIn(this, 'UserPool', { scope: configuration.scope, siteUrl, removalPolicy });
    this.authorizer = new HttpJwtAuthorizer('SignIn', this.tokens.issuer, {
      jwtAudience: [this.tokens.audience],
    });
  }
}
