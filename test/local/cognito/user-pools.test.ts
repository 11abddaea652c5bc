import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  ResourceNotFoundException,
  UsernameExistsException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clock } from '../../../local/clock.ts';
import type { SignIn } from '../../../local/cognito/service.ts';
import { userPools } from '../../../local/cognito/user-pools.ts';
import { inProcess } from '../in-process.ts';
import { Client } from './client.ts';
import { startUsersSignIn } from './settings.ts';

const clock = new Clock();
const UserPoolId = 'eu-central-1_Users';

let signIn: SignIn;
let cognito: CognitoIdentityProviderClient;

beforeAll(async () => {
  signIn = await startUsersSignIn(clock);
  const pool = { id: 'Users', name: UserPoolId, arn: '', type: 'AWS::Cognito::UserPool', properties: {} };
  const { options } = inProcess(userPools({ resources: () => [pool] }, clock, signIn));
  cognito = new CognitoIdentityProviderClient(options);
});
afterAll(() => signIn.stop());

const made = (Username: string) =>
  cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username,
      UserAttributes: [{ Name: 'email', Value: 'maja@example.com' }],
    }),
  );

/** Whether somebody can pick a user of this subject. */
const isListed = async (subject = ''): Promise<boolean> => {
  const client = new Client(signIn.issuer);
  return (await client.browser.follow(client.authorizationUrl())).text.includes(`value="${subject}"`);
};

describe('a user pool', () => {
  it('lets whom an administrator makes sign in, until they are deleted', async () => {
    const { User } = await made('maja');
    const subject = User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value;
    const found = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'MAJA' }));
    expect(found.UserAttributes).toEqual(User?.Attributes);
    expect(await isListed(subject)).toBe(true);
    await cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'maja' }));
    expect(await isListed(subject)).toBe(false);
  });

  it('refuses a name that is taken, a user who is not there, and another pool', async () => {
    await made('nils');
    await expect(made('Nils')).rejects.toThrow(UsernameExistsException);
    const missing = new AdminGetUserCommand({ UserPoolId, Username: 'nobody' });
    await expect(cognito.send(missing)).rejects.toThrow(UserNotFoundException);
    const other = new AdminGetUserCommand({ UserPoolId: 'eu-central-1_Other', Username: 'nils' });
    await expect(cognito.send(other)).rejects.toThrow(ResourceNotFoundException);
  });
});

describe('the page to pick a user', () => {
  it('takes somebody whom nobody named here, by their subject', async () => {
    const client = new Client(signIn.issuer);
    const { url } = await client.browser.follow(client.authorizationUrl());
    const again = await client.browser.follow(url.href, { other: ' ' });
    expect(again.text).toContain('Sign in as');
    const back = await client.browser.follow(url.href, { other: 'stranger@example.com' });
    expect(back.url.searchParams.get('code')).toBeTruthy();
  });
});
