import { expect } from 'vitest';
import { until } from '../../demo/actors/until.ts';
import type { WaitingState } from '../../domain/order/order-states.ts';
import type { Order } from '../../domain/order/order.ts';
import { hasSubmission } from '../../lambdas/get-mobile-id/orders/waiting-step.ts';
import { madeBy, personRenewing, startsRenewal, type Renewing } from './renewing.ts';
import { roleOf } from './roles.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

const busy = { code: 'InternalServerError', status: 500 } as const;

/** Where a renewal waits, and the words in the roles of the step that waits and of the route that answers it. */
interface Waiting {
  readonly state: WaitingState;
  readonly step: string;
  readonly route: string;
}

/** The step starts again, for its replies get lost, when its answer is there; that goes to the token it had before. */
const startsAgain = (world: World, { person }: Renewing, { state, step, route }: Waiting): void => {
  const { faults, authorizer } = world.cloud;
  const renewalIs = (isWanted: (order: Order) => boolean) => async () =>
    until(
      () => world.orders(),
      (orders) => orders.some((order) => order.userId === person.userId && order.renews && isWanted(order)),
    );
  const store = { service: 'dynamodb', role: roleOf(authorizer, step) };
  faults.inject({ ...store, operation: 'UpdateItem', when: 'after', error: busy, times: 4 });
  const waitsFor = renewalIs((order) => hasSubmission(order, state));
  faults.inject({ ...store, operation: 'GetItem', skip: 1, waitsFor });
  faults.inject({
    ...{ service: 'states', operation: 'SendTaskSuccess', role: roleOf(authorizer, route) },
    waitsFor: renewalIs((order) => order.state !== state),
  });
};

const awaitApproval: Waiting = {
  state: 'awaiting-approval',
  step: 'ApproveAwaitApproval',
  route: 'ApproveApproveOrder',
};

const awaitInstallation: Waiting = {
  state: 'awaiting-installation',
  step: 'InstallAwaitInstallation',
  route: 'InstallConfirmInstallation',
};

const answeredTwice = (waiting: Waiting) =>
  story(
    `a renewal that is ${waiting.state} goes on when its step starts again after the answer`,
    async (world) => {
      await world.setOption('renewal-approval', 'match-code');
      const alva = await personRenewing(world);
      startsAgain(world, alva, waiting);
      const { orderId, phone } = await startsRenewal(world, alva);
      const matchCode = await phone.answer();
      await alva.person.selfService.reach(orderId, 'awaiting-approval');
      await alva.person.selfService.approve(orderId, matchCode);
      await phone.install();
      await phone.acknowledge();
      await world.processEnds(orderId);
      expect(await madeBy(world, orderId)).toMatchObject({ state: 'active' });
    },
    [`${waiting.step}Errors`],
  );

export const renewalsLost = [answeredTwice(awaitApproval), answeredTwice(awaitInstallation)];
