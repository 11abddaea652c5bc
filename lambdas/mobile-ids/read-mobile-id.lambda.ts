/**
 * Trigger: `GET /mobile-ids/{mobileId}`.
 * Duty: show the signed-in user one of their mobile IDs.
 */
import { toMobileIdResponse } from '../../api/mobile-id-response.ts';
import { parseMobileId } from '../../api/request.ts';
import { lazy, mobileIds, now, userClaim, type Dependencies, type Needs } from '../runtime/dependencies.ts';
import { userRoute, type SignIn } from '../runtime/route.ts';
import { readMobileId } from './read-mobile-id.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof readMobileId> & SignIn & Pick<Dependencies, 'now'>) =>
  userRoute('read-mobile-id', deps, async (event, { userId }) => {
    const mobileId = await readMobileId(deps, { userId, mobileId: parseMobileId(event) });
    return { status: 200, body: toMobileIdResponse(mobileId, deps.now()) };
  });

export const dependencies = lazy({ mobileIds, userClaim, now });
export const handler = serve(dependencies);
