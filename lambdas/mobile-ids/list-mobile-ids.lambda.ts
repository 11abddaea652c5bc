/**
 * Trigger: `GET /mobile-ids`.
 * Duty: show the signed-in user their mobile IDs.
 */
import { toMobileIdResponse } from '../../api/mobile-id-response.ts';
import { lazy, mobileIds, userClaim, type Needs } from '../runtime/dependencies.ts';
import { userRoute, type SignIn } from '../runtime/route.ts';
import { listMobileIds } from './list-mobile-ids.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof listMobileIds> & SignIn) =>
  userRoute('list-mobile-ids', deps, async (_, user) => {
    const found = await listMobileIds(deps, user);
    return { status: 200, body: { mobileIds: found.map(toMobileIdResponse) } };
  });

export const dependencies = lazy({ mobileIds, userClaim });
export const handler = serve(dependencies);
