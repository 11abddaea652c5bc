import { expect } from 'vitest';
import { until } from '../../demo/actors/until.ts';
import { abort, sweepsIn } from './executions.ts';
import { cleanedUp, isOver, letMinutesPass } from './minutes.ts';
import { roleOf } from './roles.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

const minute = 60_000;

/** Lets minutes pass until the next sweep begins. */
const nextSweep = async (world: World): Promise<void> => {
  const before = sweepsIn(world, 'CloseSweep');
  await letMinutesPass(world, () => sweepsIn(world, 'CloseSweep') > before);
};

/** Goes to a moment from which the next sweep is still as far off as this. */
const beforeSweep = async (world: World, milliseconds: number): Promise<void> => {
  // From here on time goes by on purpose only, however busy the machine is.
  world.cloud.clock.rate = 1;
  await nextSweep(world);
  world.cloud.clock.advance(5 * minute - 40_000 - milliseconds);
};

/** An order whose certificate was asked for, with the answer lost, and whose execution ended right then. */
export const interrupted = async (world: World) => {
  await world.setOption('certificates/signature', 'never');
  const alva = await world.newUser();
  const { orderId, phone } = await alva.goTo('awaiting-approval');
  const lost = { when: 'after', error: 'connection', times: 100 } as const;
  const role = roleOf(world.cloud.authorizer, 'IssueIssueCertificate');
  world.cloud.faults.inject({
    service: 'acm-pca',
    operation: 'IssueCertificate',
    role,
    ...lost,
  });
  await alva.selfService.approve(orderId, await phone.answer());
  await until(
    () => world.issuedFor(orderId),
    ({ length }) => length === 1,
  );
  // A run that had begun before still gets no answer.
  await abort(world, orderId);
  return { alva, orderId };
};

/** Keeps a function from reaching the CA, however often it is called. */
export const breakDown = (world: World, words: string) =>
  world.cloud.faults.inject({
    service: 'acm-pca',
    operation: 'IssueCertificate',
    role: roleOf(world.cloud.authorizer, words),
    error: { code: 'InvalidStateException' },
    times: 100,
  });

const expectRevoked = async (world: World, orderId: string, count: number): Promise<void> => {
  const issued = await world.issuedFor(orderId);
  expect(issued.map(({ revokedAt }) => revokedAt !== undefined)).toEqual(Array(count).fill(true));
};

export const cleanedUpStories = [
  story(
    'an execution that is aborted leaves no valid certificate',
    async (world) => {
      const alva = await world.newUser();
      const { orderId } = await alva.goTo('awaiting-installation');
      await abort(world, orderId);
      await cleanedUp(world, orderId);
      await expectRevoked(world, orderId, 2);
      expect(await world.mailsTo(alva, 1)).toHaveLength(1);
    },
    ['OrderFailed'],
  ),

  story(
    'clean-up finds a certificate whose answer was lost when the execution ended',
    async (world) => {
      const { orderId } = await interrupted(world);
      // The CA remembers a request for five minutes.
      await cleanedUp(world, orderId, 500);
      await expectRevoked(world, orderId, 1);
    },
    ['OrderFailed'],
  ),

  story(
    'the sweep does what clean-up could not',
    async (world) => {
      await beforeSweep(world, 3 * minute);
      const restore = breakDown(world, 'CloseCleanUp');
      const { orderId } = await interrupted(world);
      // The CA remembers a request for five minutes, so none of them goes by while functions are at work.
      await until(
        () => world.orderState(orderId),
        (state) => state === 'failed',
      );
      const before = sweepsIn(world, 'CloseSweep');
      // In one step: the CA must not have forgotten by the time that a slow sweep asks it.
      world.cloud.clock.advance(3 * minute + 40_000);
      await until(
        () => sweepsIn(world, 'CloseSweep'),
        (sweeps) => sweeps > before,
      );
      await until(
        () => isOver(world, orderId),
        (over) => over,
      );
      restore();
      await expectRevoked(world, orderId, 1);
    },
    ['OrderFailed', 'CleanUpErrors', 'DeadLettersNotEmpty'],
  ),

  story(
    'the sweep ends an order that neither the process nor clean-up ended',
    async (world) => {
      const alva = await world.newUser();
      const first = await alva.getMobileId();
      const { orderId } = await alva.goTo('awaiting-approval', { oldPhone: 'lost' });
      const restore = world.cloud.faults.inject({
        service: 'dynamodb',
        operation: 'GetItem',
        role: roleOf(world.cloud.authorizer, 'CloseCleanUp'),
        error: { code: 'ResourceNotFoundException' },
        times: 10,
      });
      await abort(world, orderId);
      await cleanedUp(world, orderId);
      restore();
      const letters = world.cloud.deadLetters.filter(({ event }) => JSON.stringify(event).includes(orderId));
      expect(letters).toHaveLength(1);
      await world.rang('DeadLettersNotEmpty');
      expect(await world.orderState(orderId)).toBe('expired');
      await expectRevoked(world, first.order.orderId, 2);
    },
    ['CleanUpErrors'],
  ),

  story(
    'the process itself finds a certificate whose answer was lost',
    async (world) => {
      await world.setOption('certificates/signature', 'never');
      const alva = await world.newUser();
      const { orderId, phone } = await alva.goTo('awaiting-approval');
      const issuing = { service: 'acm-pca', operation: 'IssueCertificate' } as const;
      const role = roleOf(world.cloud.authorizer, 'IssueIssueCertificate');
      world.cloud.faults.inject({ ...issuing, role, when: 'after', error: 'connection' });
      world.cloud.faults.inject({ ...issuing, role, skip: 1, error: { code: 'InvalidStateException' } });
      await alva.selfService.approve(orderId, await phone.answer());
      await until(
        () => world.orderState(orderId),
        (state) => state === 'failed',
      );
      await cleanedUp(world, orderId);
      await expectRevoked(world, orderId, 1);
    },
    ['OrderFailed'],
  ),

  story('an order whose execution never started is started by the sweep', async (world) => {
    const alva = await world.newUser();
    const throttled = { code: 'ThrottlingException' };
    world.cloud.faults.inject({ service: 'states', operation: 'StartExecution', error: throttled, times: 3 });
    const { orderId } = await alva.selfService.start();
    await letMinutesPass(world, async () => (await world.orderState(orderId)) === 'awaiting-confirmation');
    await alva.signInAgain();
    await alva.selfService.cancel(orderId);
    await world.processEnds(orderId);
  }),

  story(
    'a lost phone is locked even if the execution ends before',
    async (world) => {
      const alva = await world.newUser();
      const first = await alva.getMobileId();
      const { orderId } = await alva.goTo('awaiting-phone', { oldPhone: 'lost' });
      await abort(world, orderId);
      await cleanedUp(world, orderId);
      await expectRevoked(world, first.order.orderId, 2);
    },
    ['OrderFailed'],
  ),
];
