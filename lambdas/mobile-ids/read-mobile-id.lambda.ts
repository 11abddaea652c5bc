/**
 * Trigger: `GET /mobile-ids/{mobileId}`.
 * Duty: show the signed-in user one of their mobile IDs.
 */
import { toMobileIdResponse } from '../../api/mobile-id-response.ts';
import { parseMobileId } from '../../api/request.ts';
import { lazy, mobileIds, userClaim, type Needs } from '../runtime/dependencies.ts';
import { userRoute, type SignIn } from '../runtime/route.ts';
import { readMobileId } from './read-mobile-id.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof readMobileId> & SignIn) =>
  userRoute('read-mobile-id', deps, async (event, { userId }) => {
    const mobileId = await readMobileId(deps, { userId, mobileId: parseMobileId(event) });
    return { status: 200, body: toMobileIdResponse(mobileId) };
  });

export const dependencies = lazy({ mobileIds, userClaim });
export const handler = serve(dependencies);
