/**
 * Trigger: `POST /phone/tests`, with a proof that carries a challenge.
 * Duty: say whether the mobile ID works, and keep that for its user to see.
 */
import { parseBody } from '../../api/request.ts';
import { EmptyBody } from '../../api/schemas.ts';
import {
  authorityCertificates,
  coordination,
  directory,
  lazy,
  log,
  mobileIds,
  now,
  publicKeys,
  type Needs,
} from '../runtime/dependencies.ts';
import { route } from '../runtime/route.ts';
import { testSignedChallenge } from './test-mobile-id.ts';
import { readProof } from './proven-mobile-id.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof testSignedChallenge>) =>
  route('test-mobile-id', async (event) => {
    const proof = readProof(event);
    parseBody(event, EmptyBody);
    return { status: 200, body: await testSignedChallenge(deps, proof) };
  });

export const dependencies = lazy({
  publicKeys,
  mobileIds,
  coordination,
  directory,
  authorityCertificates,
  log,
  now,
});
export const handler = serve(dependencies);
