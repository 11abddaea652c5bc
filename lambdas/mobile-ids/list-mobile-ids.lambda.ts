/**
 * Trigger: `GET /mobile-ids`.
 * Duty: show the signed-in user their mobile IDs, and which order of theirs runs.
 */
import { toMobileIdResponse } from '../../api/mobile-id-response.ts';
import { findRunningOrder } from '../aws/tables/order-start.ts';
import {
  coordination,
  lazy,
  mobileIds,
  now,
  userClaim,
  type Dependencies,
  type Needs,
} from '../runtime/dependencies.ts';
import { userRoute, type SignIn } from '../runtime/route.ts';
import { listMobileIds } from './list-mobile-ids.ts';

/** The route with its dependencies. */
export const serve = (
  deps: Needs<typeof listMobileIds> & Needs<typeof findRunningOrder> & SignIn & Pick<Dependencies, 'now'>,
) =>
  userRoute('list-mobile-ids', deps, async (_, user) => {
    const [found, runningOrder] = await Promise.all([
      listMobileIds(deps, user),
      findRunningOrder(deps, user.userId),
    ]);
    const shown = found.map((each) => toMobileIdResponse(each, deps.now()));
    return { status: 200, body: { mobileIds: shown, ...(runningOrder !== undefined && { runningOrder }) } };
  });

export const dependencies = lazy({ mobileIds, coordination, userClaim, now });
export const handler = serve(dependencies);
