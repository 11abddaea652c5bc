import type { LocalCloud } from '../local/cloud.ts';
import { errandOn } from '../local/people/errand.ts';
import { getMobileId, type Result } from '../local/people/get-mobile-id.ts';
import { SelfService } from '../local/people/self-service.ts';
import { signIn } from '../local/people/sign-in.ts';

/** Puts a user into the directory, and signs them in. */
export const newUser = async (cloud: LocalCloud, subject: string): Promise<SelfService> => {
  const commonName = `User ${subject}`;
  const attributes = {
    state: 'active',
    commonName,
    email: `${subject}@example.com`,
    language: 'en',
  } as const;
  await cloud.addUser({ subject, hint: 'of a measurement', attributes });
  return new SelfService(cloud.endpoints.api, await signIn(cloud.endpoints, subject));
};

/** One whole order, with nothing in its way. */
export const oneOrder = (cloud: LocalCloud, selfService: SelfService): Promise<Result> =>
  getMobileId(errandOn(cloud, selfService));
