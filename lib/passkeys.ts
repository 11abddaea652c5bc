import { Aws } from 'aws-cdk-lib';
import { CfnUserPool, type UserPool } from 'aws-cdk-lib/aws-cognito';

/**
 * Lets the users of a user pool sign in with a passkey that has asked for finger, face or PIN, which Cognito then counts
 * as both factors. Without that it refuses passkeys where a second factor is required. It takes plan Essentials or Plus
 * (docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html,
 * docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html).
 * @param domainPrefix of the sign-in page: browsers give a passkey to the domain only that it was made for
 */
export const takePasskeys = (userPool: UserPool, domainPrefix: string): void => {
  const { defaultChild } = userPool.node;
  if (!(defaultChild instanceof CfnUserPool)) throw new Error('A user pool is made of no CfnUserPool');
  defaultChild.addPropertyOverride('Policies.SignInPolicy.AllowedFirstAuthFactors', [
    'PASSWORD',
    'WEB_AUTHN',
  ]);
  defaultChild.webAuthnRelyingPartyId = `${domainPrefix}.auth.${Aws.REGION}.amazoncognito.com`;
  defaultChild.webAuthnUserVerification = 'required';
  defaultChild.webAuthnFactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION';
};
