import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  InvalidParameterException,
  InvalidPasswordException,
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
  const PasswordPolicy = { MinimumLength: 12, RequireNumbers: true, RequireSymbols: true };
  const properties = { Policies: { PasswordPolicy }, Schema: [{ Name: 'email' }, { Name: 'floor' }] };
  const pool = { id: 'Users', name: UserPoolId, arn: '', type: 'AWS::Cognito::UserPool', properties };
  const { options } = inProcess(userPools({ resources: () => [pool] }, clock, signIn));
  cognito = new CognitoIdentityProviderClient(options);
});
afterAll(() => signIn.stop());

const made = (Username: string, changes: Partial<AdminCreateUserCommandInput> = {}) =>
  cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username,
      UserAttributes: [{ Name: 'email', Value: 'maja@example.com' }],
      ...changes,
    }),
  );

/** Makes somebody who has this attribute and no other. */
const withAttribute = (Name: string, Value: string) =>
  made(`${Name}-${Value}`, { UserAttributes: [{ Name, Value }] });

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

describe('a user whom an administrator makes', () => {
  it.each([
    ['Ab1-short', 'Password not long enough'],
    ['Abcdefghijk-', 'Password must have numeric characters'],
    ['Abcdefghijk1', 'Password must have symbol characters'],
  ])("gets no first password that is against the pool's policy: %s", async (TemporaryPassword, why) => {
    const refused = made('weak', { TemporaryPassword });
    await expect(refused).rejects.toThrow(InvalidPasswordException);
    await expect(refused).rejects.toThrow(`Password did not conform with password policy: ${why}`);
  });

  it('gets one that has all that the policy asks for, and no more', async () => {
    await expect(made('strong', { TemporaryPassword: 'abcdefghij1-' })).resolves.toHaveProperty('User');
  });

  it.each([
    ['shoe_size', '42'],
    ['custom:shoe_size', '42'],
    ['floor', '3'],
    ['sub', '00000000-0000-4000-8000-000000000000'],
    ['email', 'nobody'],
    ['email_verified', 'yes'],
    ['phone_number', '0170 1234'],
    ['birthdate', 'yesterday'],
  ])('has no attribute that the pool has not, or of another form: %s %s', async (name, value) => {
    await expect(withAttribute(name, value)).rejects.toThrow(InvalidParameterException);
  });

  it.each([
    ['custom:floor', '3'],
    ['given_name', 'Maja'],
    ['email', 'maja@example.com'],
    ['email_verified', 'true'],
  ])('has those that it has: %s %s', async (name, value) => {
    await expect(withAttribute(name, value)).resolves.toHaveProperty('User');
  });

  it('is sent no mail without an address, and has no attribute twice', async () => {
    await expect(made('without', { DesiredDeliveryMediums: ['EMAIL'], UserAttributes: [] })).rejects.toThrow(
      'No email provided but desired delivery medium was Email',
    );
    const name = { Name: 'name', Value: 'Maja' };
    await expect(made('twice', { UserAttributes: [name, name] })).rejects.toThrow(InvalidParameterException);
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
