import { expect } from 'vitest';
import { until } from '../../demo/actors/until.ts';
import { hasSubmission } from '../../lambdas/get-mobile-id/orders/waiting-step.ts';
import type { Order } from '../../domain/order/order.ts';
import type { Person, Step } from './person.ts';
import { roleOf } from './roles.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

interface WaitingRoles {
  /** Of the step that waits. */
  readonly step: string;
  /** Of the route that answers it. */
  readonly route: string;
}

const waitingSteps: Readonly<Record<Step, WaitingRoles>> = {
  'awaiting-confirmation': { step: 'ConfirmAwaitConfirmation', route: 'ConfirmConfirmOrder' },
  'awaiting-phone': { step: 'DeliverDeliverQrCode', route: 'DeliverSubmitActivation' },
  'awaiting-approval': { step: 'ApproveAwaitApproval', route: 'ApproveApproveOrder' },
  'awaiting-installation': { step: 'InstallAwaitInstallation', route: 'InstallConfirmInstallation' },
};

const busy = { code: 'InternalServerError', status: 500 } as const;

// How often the SDK's client of DynamoDB calls before it gives up.
const attempts = 4;

/** Waits until the one order of a user is as it is wanted. */
const orderOf = (world: World, { userId }: Person, isWanted: (order: Order) => boolean) =>
  until(
    async () => (await world.orders()).find((order) => order.userId === userId),
    (order) => order !== undefined && isWanted(order),
  );

/**
 * The step loses the replies to the writes that make the order wait, so it starts again, with another token, when
 * the answer is there; and the answer goes to the token that the step had before, after the order went on.
 */
const startsAgain = (world: World, user: Person, step: Step): void => {
  const { faults, authorizer } = world.cloud;
  const { step: waiting, route } = waitingSteps[step];
  const store = { service: 'dynamodb', role: roleOf(authorizer, waiting) };
  faults.inject({ ...store, operation: 'UpdateItem', when: 'after', error: busy, times: attempts });
  const isThere = () => orderOf(world, user, (order) => hasSubmission(order, step));
  faults.inject({ ...store, operation: 'GetItem', skip: 1, waitsFor: isThere });
  const answer = { service: 'states', operation: 'SendTaskSuccess', role: roleOf(authorizer, route) };
  const goneOn = () => orderOf(world, user, ({ state }) => state !== step);
  faults.inject({ ...answer, waitsFor: goneOn });
};

const answeredTwice = (step: Step) =>
  story(
    `an order that is ${step} goes on when its step starts again after the answer`,
    async (world) => {
      const alva = await world.newUser();
      startsAgain(world, alva, step);
      const { order, mobileId } = await alva.getMobileId();
      expect([order.state, mobileId.state]).toEqual(['completed', 'active']);
    },
    [`${waitingSteps[step].step}Errors`],
  );

export const lostAnswers = [
  answeredTwice('awaiting-confirmation'),
  answeredTwice('awaiting-phone'),
  answeredTwice('awaiting-approval'),
  answeredTwice('awaiting-installation'),

  story(
    'every first answer of the store gets lost, and there is one mobile ID',
    async (world) => {
      const alva = await world.newUser();
      const roles = new Set(world.cloud.authorizer.statements.map(({ principal }) => principal));
      for (const role of roles)
        for (const operation of ['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems'])
          world.cloud.faults.inject({
            service: 'dynamodb',
            operation,
            role,
            when: 'after',
            error: 'connection',
          });
      const { mobileId } = await alva.getMobileId();
      expect(await alva.selfService.mobileIds()).toEqual([mobileId]);
    },
    ['Errors'],
  ),

  story('the CA’s answer gets lost, and each certificate is issued once', async (world) => {
    const alva = await world.newUser();
    const lost = { when: 'after', error: 'connection', times: 2 } as const;
    world.cloud.faults.inject({ service: 'acm-pca', operation: 'IssueCertificate', ...lost });
    const { order } = await alva.getMobileId();
    expect(await world.issuedFor(order.orderId)).toHaveLength(2);
  }),

  story(
    'the third wrong code ends the order at once, though its answer gets lost',
    async (world) => {
      const alva = await world.newUser();
      const { orderId, phone } = await alva.goTo('awaiting-approval');
      const right = await phone.answer();
      const typed = ['000000', '000001', '000002', '000003'].filter((code) => code !== right).slice(0, 3);
      const role = roleOf(world.cloud.authorizer, 'ApproveApproveOrder');
      const lost = { service: 'dynamodb', role, when: 'after', error: busy, times: attempts } as const;
      world.cloud.faults.inject({ ...lost, operation: 'UpdateItem', times: 1 });
      world.cloud.faults.inject({ ...lost, operation: 'TransactWriteItems' });
      for (const code of typed) await alva.selfService.approve(orderId, code).catch(() => undefined);
      const { state, ended } = await world.order(orderId);
      expect([state, ended?.reason]).toEqual(['failed', 'match-code-wrong']);
      await expect(alva.selfService.approve(orderId, typed[2] ?? '')).rejects.toThrow();
      await world.processEnds(orderId);
      expect(await world.mailsTo(alva, 1)).toHaveLength(1);
    },
    ['ApiServerErrors'],
  ),

  story('a mail that SES takes late holds the QR code of the order', async (world) => {
    await world.setOption('qr-delivery', 'email');
    const alva = await world.newUser();
    const throttled = { code: 'TooManyRequestsException', status: 429 };
    world.cloud.faults.inject({ service: 'ses', operation: 'SendEmail', error: throttled, times: 3 });
    const { mobileId } = await alva.getMobileId();
    expect(mobileId.state).toBe('active');
  }),

  story('a user asks for the mail again', async (world) => {
    await world.setOption('qr-delivery', 'email');
    const alva = await world.newUser();
    const { orderId } = await alva.goTo('awaiting-phone');
    await alva.selfService.renewCode(orderId);
    expect(await world.mailsTo(alva, 2)).toHaveLength(2);
    await alva.selfService.cancel(orderId);
  }),

  story('a user cancels before the options are read', async (world) => {
    const alva = await world.newUser();
    const cancelled = () => orderOf(world, alva, ({ state }) => state === 'cancelled');
    const read = { service: 'ssm', operation: 'GetParametersByPath', waitsFor: cancelled } as const;
    world.cloud.faults.inject(read);
    const { orderId } = await alva.selfService.start();
    await alva.selfService.cancel(orderId);
    await world.processEnds(orderId);
    expect(await world.orderState(orderId)).toBe('cancelled');
  }),
];
