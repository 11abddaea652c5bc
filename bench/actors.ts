import type { DemoCloud } from '../demo/cloud.ts';
import { createScenario } from '../demo/actors/scenario.ts';
import { getMobileId, type Result } from '../demo/actors/get-mobile-id.ts';
import { SelfService } from '../demo/actors/self-service.ts';
import type { DirectoryItem } from '../domain/user.ts';
import { signIn } from '../demo/actors/sign-in.ts';

/** Puts a user into the directory, or gives them another state. */
export const putUser = (
  cloud: DemoCloud,
  subject: string,
  state: DirectoryItem['state'] = 'active',
): Promise<void> => {
  const names = { commonName: `User ${subject}`, email: `${subject}@example.com` };
  return cloud.addUser({
    subject,
    hint: 'of a measurement',
    attributes: { state, language: 'en', ...names },
  });
};

/** Puts a user into the directory, and signs them in. */
export const newUser = async (cloud: DemoCloud, subject: string): Promise<SelfService> => {
  await putUser(cloud, subject);
  return new SelfService(cloud.endpoints.api, await signIn(cloud.endpoints, subject));
};

/** One whole order, with nothing in its way. */
export const oneOrder = (cloud: DemoCloud, selfService: SelfService): Promise<Result> =>
  getMobileId(createScenario(cloud, selfService));
