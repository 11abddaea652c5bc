import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
  UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from './nag-acknowledgements.ts';
import { output } from './outputs.ts';

/** What the user pool serves. */
export interface UserPoolSignInProps {
  /** Resource server and scope, with a slash between them. */
  readonly scope: string;
  /** Origin of the page that users sign in to. */
  readonly siteUrl: string;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * A Cognito user pool for organisations that bring no issuer: administrators make the users, who sign in with
 * a second factor on Cognito's page (authorization code with PKCE).
 */
export class UserPoolSignIn extends Construct {
  readonly issuer: string;
  readonly audience: string;

  constructor(scope: Construct, id: string, props: UserPoolSignInProps) {
    super(scope, id);
    const userPool = this.#userPool(props.removalPolicy);
    const client = this.#client(userPool, props);
    const domain = userPool.addDomain('Domain', {
      // Domains are shared by all accounts of a Region.
      cognitoDomain: { domainPrefix: `${Stack.of(this).stackName.toLowerCase()}-${Aws.ACCOUNT_ID}` },
    });
    this.issuer = userPool.userPoolProviderUrl;
    this.audience = client.userPoolClientId;
    output(this, 'UserPoolId', 'Administrators add users to this user pool', userPool.userPoolId);
    output(this, 'SignInClientId', 'Client with which Self-Service signs users in', this.audience);
    output(this, 'SignInDomain', 'Page on which users sign in', domain.baseUrl());
  }

  #userPool(removalPolicy: RemovalPolicy): UserPool {
    const userPool = new UserPool(this, 'Users', {
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      standardAttributes: { email: { required: true, mutable: true } },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      deletionProtection: removalPolicy === RemovalPolicy.RETAIN,
      removalPolicy,
    });
    acknowledge(userPool, 'user-pool-plan');
    return userPool;
  }

  #client(userPool: UserPool, { scope, siteUrl }: UserPoolSignInProps): UserPoolClient {
    const [identifier = '', scopeName = ''] = scope.split('/');
    const selfService = new ResourceServerScope({
      scopeName,
      scopeDescription: 'Get a mobile ID and look at the mobile IDs one has',
    });
    const resourceServer = new UserPoolResourceServer(this, 'ResourceServer', {
      userPool,
      identifier,
      scopes: [selfService],
    });
    return userPool.addClient('SelfService', {
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.resourceServer(resourceServer, selfService)],
        callbackUrls: [`${siteUrl}/`],
        logoutUrls: [`${siteUrl}/`],
      },
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(12),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }
}
