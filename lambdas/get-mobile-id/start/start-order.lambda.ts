/**
 * Trigger: `POST /orders`.
 * Duty: start an order for the signed-in user, or answer with the one that the request belongs to.
 */
import { bodyOf } from '../../../api/request.ts';
import { EmptyBody } from '../../../api/schemas.ts';
import { startKeyOf } from './start-key.ts';
import * as dependencies from '../../runtime/dependencies.ts';
import { environment } from '../../runtime/environment.ts';
import { log } from '../../runtime/log.ts';
import { userRoute } from '../../runtime/route.ts';
import { toOrderResponse } from '../../../api/order-response.ts';
import { startOrder, type StartOrderDependencies } from './start-order.ts';

/** The route with its dependencies. */
export const serve = (deps: StartOrderDependencies) =>
  userRoute('start-order', async (event, user) => {
    bodyOf(event, EmptyBody);
    const { order, isNew } = await startOrder(deps, user, startKeyOf(event));
    return { status: isNew ? 201 : 200, body: toOrderResponse(order) };
  });

export const handler = serve({
  directory: dependencies.directory(),
  orders: dependencies.orderStore(),
  starts: dependencies.orderStarts(),
  mobileIds: dependencies.mobileIdStore(),
  parameters: dependencies.optionParameters(),
  limits: dependencies.requestLimits(),
  process: dependencies.process(),
  stateMachineArn: environment('STATE_MACHINE_ARN'),
  now: dependencies.now,
  log,
});
