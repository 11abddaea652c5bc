import { PassThrough } from 'node:stream';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { signInTestUser } from '../../../bin/smoke/sign-in.ts';
import { deriveUserId } from '../../../domain/user.ts';
import { deployment } from '../doctor/deployed.ts';
import { reached } from './reached.ts';

const token = (claims: Record<string, unknown>): string => new UnsecuredJWT(claims).encode();

const { userPoolId: _, ...own } = deployment;

describe('whoever signs in for a smoke test', () => {
  it('is known by the claim of the deployment, by the token that somebody brings', async () => {
    const at = { ...reached().reached, deployment: { ...deployment, userClaim: 'oid' } };
    const user = await signInTestUser(at, { token: token({ sub: 'a', oid: 'b' }), idToken: 'id' }, false);
    expect(user.userId).toBe(deriveUserId(deployment.issuer, 'b'));
    expect(user.tokens.id).toBe('id');
  });

  it('has to be named by that claim', async () => {
    const at = { ...reached().reached, deployment: { ...deployment, userClaim: 'oid' } };
    await expect(signInTestUser(at, { token: token({ sub: 'a' }) }, false)).rejects.toThrow('no claim oid');
  });

  it('has to bring tokens of an issuer of its own', async () => {
    const at = { ...reached().reached, deployment: own };
    await expect(signInTestUser(at, {}, false)).rejects.toThrow('give --token and --id-token');
  });

  describe('is made in the user pool', () => {
    const [subject, pool] = ['11111111-2222-4333-8444-555555555555', deployment.userPoolId];

    /** Signs in by hand; the answers are typed, and then nothing more comes. */
    const byHand = (...answers: readonly string[]) => {
      const { reached: at, mocks } = reached();
      mocks.userPools.on(AdminCreateUserCommand).resolves({});
      mocks.userPools.on(AdminDeleteUserCommand).resolves({});
      const [input, output] = [Object.assign(new PassThrough(), { isTTY: true }), new PassThrough()];
      const typed = [...answers];
      output.on('data', (shown: Buffer) => {
        if (!shown.toString().includes('Its header')) return;
        const answer = typed.shift();
        if (answer === undefined) input.end();
        else input.write(`${answer}\n`);
      });
      const signedIn = signInTestUser(at, {}, false, { input, output });
      return { signedIn, mocks };
    };

    it('with all that the user pool wants of a user, and a password that its policy takes', async () => {
      const { signedIn, mocks } = byHand(`Bearer ${token({ sub: subject })}`, token({ sub: subject }));
      const user = await signedIn;
      expect(user.userId).toBe(deriveUserId(deployment.issuer, subject));
      const [call] = mocks.userPools.commandCalls(AdminCreateUserCommand);
      const asked = call?.args[0].input;
      const TemporaryPassword = asked?.TemporaryPassword ?? '';
      expect(asked).toMatchObject({ UserPoolId: pool, MessageAction: 'SUPPRESS' });
      expect(asked).toMatchObject({ UserAttributes: [{ Name: 'email' }, { Name: 'email_verified' }] });
      for (const wanted of [/[a-z]/, /[A-Z]/, /\d/, /[-_]/, /^.{12,99}$/])
        expect(TemporaryPassword).toMatch(wanted);
      await user.remove();
      expect(mocks.userPools).toHaveReceivedCommandWith(AdminDeleteUserCommand, {
        UserPoolId: pool,
        Username: asked?.Username,
      });
    });

    it.each([
      ['who leaves instead', [], 'Nobody answered'],
      ['who pastes what is no token', ['nonsense', ''], 'Invalid JWT'],
    ])('and taken out again, %s', async (_, answers, words) => {
      const { signedIn, mocks } = byHand(...answers);
      await expect(signedIn).rejects.toThrow(words);
      expect(mocks.userPools).toHaveReceivedCommandTimes(AdminDeleteUserCommand, 1);
    });
  });

  it('is made in the user pool only where somebody can sign in', async () => {
    const { reached: at, mocks } = reached();
    expect(at.userPools).toBeInstanceOf(CognitoIdentityProviderClient);
    await expect(signInTestUser(at, {}, false)).rejects.toThrow('Only somebody at a terminal');
    expect(mocks.userPools.calls()).toHaveLength(0);
  });
});
