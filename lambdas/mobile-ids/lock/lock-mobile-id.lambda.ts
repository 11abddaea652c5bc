/**
 * Trigger: `POST /mobile-ids/{mobileId}/lock`.
 * Duty: lock a mobile ID of the signed-in user for good.
 */
import { toMobileIdResponse } from '../../../api/mobile-id-response.ts';
import { parseBody, parseMobileId } from '../../../api/request.ts';
import { LockMobileIdBody } from '../../../api/schemas.ts';
import {
  lazy,
  mobileIds,
  now,
  parameters,
  recentSignIn,
  stateMachineArn,
  workflow,
  type Needs,
} from '../../runtime/dependencies.ts';
import { recentUserRoute, type RecentSignIn } from '../../runtime/route.ts';
import { lockOwnMobileId } from './lock-mobile-id.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof lockOwnMobileId> & RecentSignIn) =>
  recentUserRoute('lock-mobile-id', deps, async (event, user) => {
    const { reason } = parseBody(event, LockMobileIdBody);
    const locked = await lockOwnMobileId(deps, user, { mobileId: parseMobileId(event), reason });
    return { status: 200, body: toMobileIdResponse(locked, deps.now()) };
  });

export const dependencies = lazy({ mobileIds, parameters, workflow, stateMachineArn, ...recentSignIn, now });
export const handler = serve(dependencies);
