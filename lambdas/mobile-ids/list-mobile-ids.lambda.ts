/**
 * Trigger: `GET /mobile-ids`.
 * Duty: show the signed-in user their mobile IDs.
 */
import { toMobileIdResponse } from '../../api/mobile-id-response.ts';
import { lazy, mobileIds, now, userClaim, type Dependencies, type Needs } from '../runtime/dependencies.ts';
import { userRoute, type SignIn } from '../runtime/route.ts';
import { listMobileIds } from './list-mobile-ids.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof listMobileIds> & SignIn & Pick<Dependencies, 'now'>) =>
  userRoute('list-mobile-ids', deps, async (_, user) => {
    const found = await listMobileIds(deps, user);
    return { status: 200, body: { mobileIds: found.map((each) => toMobileIdResponse(each, deps.now())) } };
  });

export const dependencies = lazy({ mobileIds, userClaim, now });
export const handler = serve(dependencies);
