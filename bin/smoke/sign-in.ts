import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { AdminCreateUserCommand, AdminDeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { signInForTokens, type Tokens } from '../../demo/actors/sign-in.ts';
import { deriveUserId } from '../../domain/user.ts';
import type { Deployment } from '../../lib/deployment-parameter.ts';
import { Unexpected } from './recorder.ts';
import type { Reached } from './deployed.ts';

/** Somebody who has signed in, and who exists for one run only. */
export interface TestUser {
  readonly userId: string;
  /** The ID token is missing where nobody gave one. */
  readonly tokens: Pick<Tokens, 'access'> & Partial<Tokens>;
  /** Takes them out of the user pool, if this put them there. */
  readonly remove: () => Promise<void>;
}

/** Tokens that somebody brings. */
export interface BroughtTokens {
  readonly token?: string;
  readonly idToken?: string;
}

const doNothing = (): Promise<void> => Promise.resolve();

const uniqueName = (): string => `smoke-${randomBytes(4).toString('hex')}`;

const readUser = (
  { issuer, userClaim }: Deployment,
  tokens: TestUser['tokens'],
  remove: TestUser['remove'],
): TestUser => {
  const subject = decodeJwt(tokens.access)[userClaim];
  if (typeof subject !== 'string')
    throw new Unexpected(`The access token has no claim ${userClaim}, which identifies users here`);
  return { userId: deriveUserId(issuer, subject), tokens, remove };
};

/** Signs somebody new in where the page lets everybody pick who they are. */
const signInLocally = async ({ deployment }: Reached): Promise<TestUser> => {
  const { issuer, clientId, siteUrl, requestedScope: scope } = deployment;
  const place = { issuer, clientId, redirectUri: `${siteUrl}/`, scope };
  return readUser(deployment, await signInForTokens(place, uniqueName(), { field: 'other' }), doNothing);
};

const ask = async (question: string): Promise<string> => {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(question)).trim().replace(/^bearer\s+/i, '');
  } finally {
    lines.close();
  }
};

const help = (siteUrl: string, username: string, password: string): string => `
Open ${siteUrl}/ with the developer tools of your browser, sign in, and look at a request to /api/ there:
  user name  ${username}
  password   ${password}  (for once: you choose another, and set up a TOTP app)
`;

/** Makes somebody in the user pool; only a browser can sign them in, because a second factor is asked for. */
const signInByHand = async ({ deployment, userPools }: Reached, pool: string): Promise<TestUser> => {
  if (!process.stdin.isTTY)
    throw new Unexpected('Only somebody at a terminal can sign in here: give --token and --id-token');
  const of = { UserPoolId: pool, Username: uniqueName() };
  const password = `Aa1-${randomBytes(12).toString('base64url')}`;
  await userPools.send(
    new AdminCreateUserCommand({ ...of, TemporaryPassword: password, MessageAction: 'SUPPRESS' }),
  );
  const remove = async (): Promise<void> => {
    await userPools.send(new AdminDeleteUserCommand(of));
  };
  try {
    process.stderr.write(help(deployment.siteUrl, of.Username, password));
    const access = await ask('Its header Authorization: ');
    const id = await ask('Its header X-Id-Token (empty if there is none): ');
    return readUser(deployment, { access, ...(id !== '' && { id }) }, remove);
  } catch (error) {
    await remove();
    throw error;
  }
};

/**
 * Signs a test user in.
 * @param isLocal whether it is the local cloud, in which everybody may be whom they like
 * @throws {Unexpected} nobody can; says what to give
 */
export const signInTestUser = async (
  reached: Reached,
  { token: access, idToken: id }: BroughtTokens,
  isLocal: boolean,
): Promise<TestUser> => {
  const { deployment } = reached;
  if (access !== undefined)
    return readUser(deployment, { access, ...(id !== undefined && { id }) }, doNothing);
  if (isLocal) return signInLocally(reached);
  if (deployment.userPoolId !== undefined) return signInByHand(reached, deployment.userPoolId);
  throw new Unexpected(
    `Nobody can be made at ${deployment.issuer}: sign a test user in and give --token and --id-token`,
  );
};
