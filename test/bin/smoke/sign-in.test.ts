import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
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

  it('is made in the user pool only where somebody can sign in', async () => {
    const { reached: at, mocks } = reached();
    expect(at.userPools).toBeInstanceOf(CognitoIdentityProviderClient);
    await expect(signInTestUser(at, {}, false)).rejects.toThrow('Only somebody at a terminal');
    expect(mocks.userPools.calls()).toHaveLength(0);
  });
});
