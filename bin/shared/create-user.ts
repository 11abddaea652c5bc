import {
  AdminCreateUserCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/** Somebody who is to be made in a user pool. */
export interface NewUser {
  readonly userPoolId: string;
  readonly username: string;
  readonly email: string;
  /** The first one, for somebody to hand over; where it is undefined, Cognito makes one and mails it. */
  readonly password: string | undefined;
}

/**
 * Makes somebody in a user pool, with a mail address that counts as verified.
 * @returns their attributes
 */
export const createUser = async (
  userPools: CognitoIdentityProviderClient,
  { userPoolId, username, email, password }: NewUser,
): Promise<readonly AttributeType[]> => {
  const create = new AdminCreateUserCommand({
    UserPoolId: userPoolId,
    Username: username,
    UserAttributes: [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
    ],
    ...(password === undefined
      ? { DesiredDeliveryMediums: ['EMAIL'] }
      : { MessageAction: 'SUPPRESS', TemporaryPassword: password }),
  });
  return (await userPools.send(create)).User?.Attributes ?? [];
};
