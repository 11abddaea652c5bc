import { Aws, Duration, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
  UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { DataPolicy } from './data-policy.ts';
import { acknowledge } from './nag-acknowledgements.ts';
import { output } from './outputs.ts';
import { takePasskeys } from './passkeys.ts';
import type { SignInClient, TokenIssuer } from './token-issuer.ts';

/** What the user pool serves. */
export interface UserPoolSignInProps extends DataPolicy {
  /** Resource server and scope, with a slash between them. */
  readonly scope: string;
  /** Whether users may sign in with a passkey in place of password and second factor. */
  readonly takesPasskeys: boolean;
}

/**
 * A Cognito user pool for organisations that bring no issuer: administrators make the users, who sign in with
 * a second factor on Cognito's page (authorization code with PKCE).
 */
export class UserPoolSignIn extends Construct implements TokenIssuer {
  readonly issuer: string;
  readonly endpoints: readonly string[];
  readonly userPoolId: string;
  readonly #userPool: UserPool;
  readonly #scope: string;
  readonly #takesPasskeys: boolean;
  /** Origin of Cognito's pages and endpoints. */
  readonly #origin: string;

  constructor(scope: Construct, id: string, props: UserPoolSignInProps) {
    super(scope, id);
    const { scope: tokenScope, takesPasskeys, ...data } = props;
    this.#scope = tokenScope;
    this.#takesPasskeys = takesPasskeys;
    // Domains are shared by all accounts of a Region.
    const domainPrefix = `${Stack.of(this).stackName.toLowerCase()}-${Aws.ACCOUNT_ID}`;
    this.#userPool = this.#users(data);
    if (takesPasskeys) takePasskeys(this.#userPool, domainPrefix);
    const domain = this.#userPool.addDomain('Domain', {
      cognitoDomain: { domainPrefix },
      // The classic pages ignore `prompt=login`, with which Self-Service has users sign in again
      // (docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html).
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.#origin = domain.baseUrl();
    this.issuer = this.#userPool.userPoolProviderUrl;
    this.endpoints = [`${this.issuer}/`, `${this.#origin}/oauth2/`];
    this.userPoolId = this.#userPool.userPoolId;
    output(this, 'UserPoolId', 'Administrators add users to this user pool', this.userPoolId);
    output(this, 'SignInDomain', 'Page on which users sign in', this.#origin);
  }

  /** Makes the pages a public client of the user pool. */
  client(siteUrl: string): SignInClient {
    const page = `${siteUrl}/`;
    const { userPoolClientId: clientId } = this.#selfService(page);
    output(this, 'SignInClientId', 'Client with which Self-Service signs users in', clientId);
    // docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
    const signOutUrl = `${this.#origin}/logout?client_id=${clientId}&logout_uri=${page}`;
    return { clientId, audience: clientId, signOutUrl };
  }

  #users(data: DataPolicy): UserPool {
    const userPool = new UserPool(this, 'Users', {
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      standardAttributes: { email: { required: true, mutable: true } },
      // A mailbox alone must open nothing: administrators give somebody a new password.
      accountRecovery: AccountRecovery.NONE,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      // The least that has managed login.
      featurePlan: FeaturePlan.ESSENTIALS,
      ...data,
    });
    acknowledge(userPool, 'user-pool-plan');
    return userPool;
  }

  #selfService(page: string): UserPoolClient {
    const [identifier = '', scopeName = ''] = this.#scope.split('/');
    const selfService = new ResourceServerScope({
      scopeName,
      scopeDescription: 'Get a mobile ID and look at the mobile IDs one has',
    });
    const resourceServer = new UserPoolResourceServer(this, 'ResourceServer', {
      userPool: this.#userPool,
      identifier,
      scopes: [selfService],
    });
    const client = this.#userPool.addClient('SelfService', {
      generateSecret: false,
      // Managed login offers a passkey to clients with choice-based sign-in only.
      authFlows: this.#takesPasskeys ? { user: true } : {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.resourceServer(resourceServer, selfService)],
        callbackUrls: [page],
        logoutUrls: [page],
      },
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(12),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    // Without a style of its own, a client has no managed login: its users see an error.
    new CfnManagedLoginBranding(this, 'Style', {
      userPoolId: this.#userPool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return client;
  }
}
