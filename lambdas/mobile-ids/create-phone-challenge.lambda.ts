/**
 * Trigger: `POST /phone/challenges`, with a proof of the mobile ID's authentication key.
 * Duty: give the phone a challenge, which it signs once.
 */
import { parseBody } from '../../api/request.ts';
import { EmptyBody } from '../../api/schemas.ts';
import { coordination, lazy, mobileIds, now, publicKeys, type Needs } from '../runtime/dependencies.ts';
import { route } from '../runtime/route.ts';
import { createPhoneChallenge } from './create-phone-challenge.ts';
import { readProof } from './proven-mobile-id.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof createPhoneChallenge>) =>
  route('create-phone-challenge', async (event) => {
    const proof = readProof(event);
    parseBody(event, EmptyBody);
    const { challenge, expiresAt } = await createPhoneChallenge(deps, proof);
    return { status: 200, body: { challenge, expiresAt: expiresAt.toISOString() } };
  });

export const dependencies = lazy({ publicKeys, mobileIds, coordination, now });
export const handler = serve(dependencies);
