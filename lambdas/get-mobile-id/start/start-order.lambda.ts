/**
 * Trigger: `POST /orders`.
 * Duty: start an order for the signed-in user, or respond with the one that the request belongs to.
 */
import { toOrderResponse } from '../../../api/order-response.ts';
import { parseBody } from '../../../api/request.ts';
import { StartOrderBody } from '../../../api/schemas.ts';
import {
  coordination,
  directory,
  lazy,
  log,
  mobileIds,
  now,
  orders,
  parameters,
  stateMachineArn,
  recentSignIn,
  workflow,
  type Needs,
} from '../../runtime/dependencies.ts';
import { recentUserRoute, type RecentSignIn } from '../../runtime/route.ts';
import { parseStartKey, startOrder } from './start-order.ts';

/** The route with its dependencies. */
export const serve = (deps: Needs<typeof startOrder> & RecentSignIn) =>
  recentUserRoute('start-order', deps, async (event, user) => {
    const wish = {
      chosen: parseBody(event, StartOrderBody).language,
      accepted: event.headers['accept-language'],
    };
    const { order, isNew } = await startOrder(deps, user, parseStartKey(event), wish);
    return { status: isNew ? 201 : 200, body: toOrderResponse(order) };
  });

const tables = { orders, coordination, mobileIds, directory };
const services = { parameters, workflow, stateMachineArn };
export const dependencies = lazy({ ...tables, ...services, ...recentSignIn, now, log });
export const handler = serve(dependencies);
