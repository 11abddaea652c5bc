import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { AdminDeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { signInForTokens, type Tokens } from '../../demo/actors/sign-in.ts';
import { deriveUserId } from '../../domain/user.ts';
import type { Deployment } from '../../lib/deployment-parameter.ts';
import { createUser } from '../shared/create-user.ts';
import { makeTemporaryPassword } from '../shared/temporary-password.ts';
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

/** SES takes mails for it from everybody, in the sandbox too: docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html. */
export const mailbox = 'success@simulator.amazonses.com';

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

/** Somebody who can be asked. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

const ownTerminal: Terminal = { input: process.stdin, output: process.stderr };

/** @throws {Unexpected} they left instead */
const ask = async ({ input, output }: Terminal, question: string): Promise<string> => {
  const lines = createInterface({ input, output });
  // Without it, Ctrl-D ends the program with its question open, and the user stays in the user pool.
  const left = new Promise<never>((_, reject) => {
    lines.once('close', () => {
      reject(new Unexpected('Nobody answered'));
    });
  });
  try {
    const answer = await Promise.race([lines.question(question), left]);
    return answer.trim().replace(/^bearer\s+/i, '');
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
const signInByHand = async (
  { deployment, userPools }: Reached,
  pool: string,
  terminal: Terminal,
): Promise<TestUser> => {
  if (terminal.input.isTTY !== true)
    throw new Unexpected('Only somebody at a terminal can sign in here: give --token and --id-token');
  const [username, password] = [uniqueName(), makeTemporaryPassword()];
  // Who lacks an attribute that the user pool requires is asked for it as they sign in.
  await createUser(userPools, { userPoolId: pool, username, email: mailbox, password });
  const remove = async (): Promise<void> => {
    await userPools.send(new AdminDeleteUserCommand({ UserPoolId: pool, Username: username }));
  };
  try {
    terminal.output.write(help(deployment.siteUrl, username, password));
    const access = await ask(terminal, 'Its header Authorization: ');
    const id = await ask(terminal, 'Its header X-Id-Token (empty if there is none): ');
    return readUser(deployment, { access, ...(id !== '' && { id }) }, remove);
  } catch (error) {
    await remove();
    throw error;
  }
};

/**
 * Signs a test user in.
 * @param isLocal whether it is the local cloud, in which everybody may be whom they like
 * @param terminal who can sign in where a second factor is asked for
 * @throws {Unexpected} nobody can; says what to give
 */
export const signInTestUser = async (
  reached: Reached,
  { token: access, idToken: id }: BroughtTokens,
  isLocal: boolean,
  terminal = ownTerminal,
): Promise<TestUser> => {
  const { deployment } = reached;
  if (access !== undefined)
    return readUser(deployment, { access, ...(id !== undefined && { id }) }, doNothing);
  if (isLocal) return signInLocally(reached);
  if (deployment.userPoolId !== undefined) return signInByHand(reached, deployment.userPoolId, terminal);
  throw new Unexpected(
    `Nobody can be made at ${deployment.issuer}: sign a test user in and give --token and --id-token`,
  );
};
