/**
 * Trigger: `GET /mobile-ids`.
 * Duty: show the signed-in user their mobile IDs.
 */
import * as dependencies from '../runtime/dependencies.ts';
import { userRoute } from '../runtime/route.ts';
import { listMobileIds, type ListMobileIdsDependencies } from './list-mobile-ids.ts';
import { toMobileIdResponse } from '../../api/mobile-id-response.ts';

/** The route with its dependencies. */
export const serve = (deps: ListMobileIdsDependencies) =>
  userRoute('list-mobile-ids', async (_, user) => {
    const mobileIds = await listMobileIds(deps, user);
    return { status: 200, body: { mobileIds: mobileIds.map(toMobileIdResponse) } };
  });

export const handler = serve({ mobileIds: dependencies.mobileIdStore() });
