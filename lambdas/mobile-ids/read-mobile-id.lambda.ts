/**
 * Trigger: `GET /mobile-ids/{mobileId}`.
 * Duty: show the signed-in user one of their mobile IDs.
 */
import { mobileIdOf } from '../../api/request.ts';
import * as dependencies from '../runtime/dependencies.ts';
import { userRoute } from '../runtime/route.ts';
import { toMobileIdResponse } from '../../api/mobile-id-response.ts';
import { readMobileId, type ReadMobileIdDependencies } from './read-mobile-id.ts';

/** The route with its dependencies. */
export const serve = (deps: ReadMobileIdDependencies) =>
  userRoute('read-mobile-id', async (event, { userId }) => {
    const mobileId = await readMobileId(deps, { userId, mobileId: mobileIdOf(event) });
    return { status: 200, body: toMobileIdResponse(mobileId) };
  });

export const handler = serve({ mobileIds: dependencies.mobileIdStore() });
