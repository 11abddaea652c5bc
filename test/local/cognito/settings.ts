import type { Clock } from '../../../local/clock.ts';
import { startSignIn, type SignIn } from '../../../local/cognito/service.ts';

/** Origin of the client's page. */
export const site = 'http://127.0.0.1:1';

/** Somebody whose name is as hostile as names get. */
export const alva = {
  subject: 'alva',
  name: 'Alva <b>Active</b>',
  email: 'alva@example.com',
  hint: 'active',
};

/** Who can sign in. */
export const users = [alva, { subject: 'ivar', name: 'Ivar', email: 'ivar@example.com', hint: 'inactive' }];

/** What the sign-in goes by. */
export const settings = {
  client: { id: 'self-service', redirectUris: [`${site}/`], postLogoutRedirectUris: [`${site}/`] },
  scopes: ['openid', 'get-mobile-id/self-service'],
  accessTokenSeconds: 900,
  corsOrigins: [site],
};

/** Starts a sign-in with these settings and users. */
export const startUsersSignIn = async (
  clock: Clock,
  onNotice: (line: string) => unknown = () => undefined,
): Promise<SignIn> => {
  const signIn = await startSignIn({ clock, port: 0, onNotice });
  await signIn.serve(settings);
  for (const user of users) await signIn.addUser(user);
  return signIn;
};
