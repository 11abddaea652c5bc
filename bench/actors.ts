import type { DemoCloud } from '../demo/cloud.ts';
import { createScenario } from '../demo/actors/scenario.ts';
import { getMobileId, type Result } from '../demo/actors/get-mobile-id.ts';
import { SelfService } from '../demo/actors/self-service.ts';
import { signIn } from '../demo/actors/sign-in.ts';

/** Puts a user into the directory, and signs them in. */
export const newUser = async (cloud: DemoCloud, subject: string): Promise<SelfService> => {
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
export const oneOrder = (cloud: DemoCloud, selfService: SelfService): Promise<Result> =>
  getMobileId(createScenario(cloud, selfService));
