/**
 * Trigger: `GET /phone/mobile-id`, with a proof of the mobile ID's authentication key.
 * Duty: tell a phone whether its mobile ID still works, and from when on it renews it.
 */
import { lazy, mobileIds, now, parameters, publicKeys, type Needs } from '../runtime/dependencies.ts';
import { route } from '../runtime/route.ts';
import { readPhoneMobileId } from './read-phone-mobile-id.ts';
import { readProof } from './proven-mobile-id.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof readPhoneMobileId>) =>
  route('read-phone-mobile-id', async (event) => {
    return { status: 200, body: await readPhoneMobileId(deps, readProof(event)) };
  });

export const dependencies = lazy({ publicKeys, mobileIds, parameters, now });
export const handler = serve(dependencies);
