import { expect } from 'vitest';
import { until } from '../../demo/actors/until.ts';
import { abort, keepFrom, sweepsIn, timesLogged } from './executions.ts';
import { cleanedUp, isOver, letMinutesPass } from './minutes.ts';
import type { Person, StandingOrder } from './person.ts';
import { roleOf } from './roles.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

/** Keeps clean-up after an execution from its order, so that only the sweep is left. */
const withoutCleanUp = (world: World): void => {
  keepFrom(world, 'CloseCleanUp', 'GetItem');
};

/**
 * An order that replaces a phone that is kept, and whose execution ends right after it was completed: what comes next
 * is killed before its first call.
 */
const completedAndAborted = async (world: World) => {
  const alva = await world.newUser();
  const first = await alva.getMobileId();
  await world.processEnds(first.order.orderId);
  const mails = (await world.mailsTo(alva, 1)).length;
  const { orderId, phone } = await alva.goTo('awaiting-installation', { oldPhone: 'kept' });
  world.cloud.faults.inject({
    ...{ service: 'dynamodb', operation: 'GetItem', ends: 'killed' },
    role: roleOf(world.cloud.authorizer, 'ActivateLockReplacedMobileId'),
    waitsFor: () => abort(world, orderId),
  });
  await phone.install();
  await phone.acknowledge();
  await world.processEnds(orderId);
  return { alva, first, orderId, mails };
};

type Completed = Awaited<ReturnType<typeof completedAndAborted>>;

/** Nothing of the new mobile ID is taken back, the old one is locked, and its user hears of it, once. */
const expectFinished = async (world: World, { alva, first, orderId, mails }: Completed): Promise<void> => {
  expect(await world.orderState(orderId)).toBe('completed');
  const states = (await alva.selfService.mobileIds()).map(({ state }) => state);
  expect(states.toSorted()).toEqual(['active', 'locked']);
  const reasons = (await world.issuedFor(first.order.orderId)).map(({ reason }) => reason);
  expect(reasons).toEqual(['SUPERSEDED', 'SUPERSEDED']);
  const told = (await world.mailsTo(alva, mails + 1)).slice(mails);
  expect(told.map(({ subject }) => subject)).toEqual(['Your mobile ID is ready']);
};

/** An order whose execution ended before its phone installed anything. */
const abortedBeforeInstallation = async (world: World, person: Person): Promise<StandingOrder> => {
  const standing = await person.goTo('awaiting-installation');
  await abort(world, standing.orderId);
  return standing;
};

/** The sweep can't revoke the certificates of an order: it gets no answer for as long as this says, and then an error. */
const poison = async (world: World, orderId: string, answered: Promise<unknown>): Promise<void> => {
  const about = (await world.issuedFor(orderId)).map(({ serial }) => serial.toLowerCase());
  const role = roleOf(world.cloud.authorizer, 'CloseSweep');
  world.cloud.faults.inject({
    ...{ service: 'acm-pca', operation: 'RevokeCertificate', role, about, times: 1000 },
    ...{ waitsFor: () => answered, error: { code: 'ThrottlingException' } },
  });
};

/** All steps wait a quarter of an hour; the sweep comes five minutes later, and so each five minutes. */
const untilSwept = 26 * 60_000;

export const brokenOff = [
  story(
    'an order that was completed tells its user, though its execution is aborted then',
    async (world) => {
      const completed = await completedAndAborted(world);
      // No minute passes, so the sweep does not come as well.
      await until(
        () => isOver(world, completed.orderId),
        (over) => over,
      );
      await expectFinished(world, completed);
    },
    ['LockReplacedMobileIdErrors'],
  ),

  story(
    'an order that was completed tells its user, though clean-up can not come to it',
    async (world) => {
      withoutCleanUp(world);
      const completed = await completedAndAborted(world);
      // One sweep is over before the next one begins.
      await cleanedUp(world, completed.orderId, 500);
      await world.rang('DeadLettersNotEmpty');
      await completed.alva.signInAgain();
      await expectFinished(world, completed);
    },
    ['LockReplacedMobileIdErrors', 'CleanUpErrors'],
  ),

  story(
    'an order whose call to the CA hangs keeps no other from the sweep, and is said once a day',
    async (world) => {
      // From here on time goes by on purpose only, however long the sweep waits for an answer.
      world.cloud.clock.rate = 1;
      withoutCleanUp(world);
      const [poisoned, ...good] = [
        await abortedBeforeInstallation(world, await world.newUser()),
        await abortedBeforeInstallation(world, await world.newUser()),
        await abortedBeforeInstallation(world, await world.newUser()),
      ];
      let answer = (): void => undefined;
      await poison(world, poisoned.orderId, new Promise<void>((resolve) => (answer = resolve)));
      world.cloud.clock.advance(untilSwept);
      for (const { orderId } of good)
        await until(
          () => isOver(world, orderId),
          (over) => over,
        );
      expect(await isOver(world, poisoned.orderId)).toBe(false);
      answer();
      const before = sweepsIn(world, 'CloseSweep');
      await letMinutesPass(world, () => sweepsIn(world, 'CloseSweep') > before + 2);
      expect(timesLogged(world, 'clean-up-incomplete', poisoned.orderId)).toBe(1);
      await world.rang('CleanUpIncomplete');
      world.cloud.faults.clear();
      await cleanedUp(world, poisoned.orderId);
      for (const { orderId } of [poisoned, ...good])
        expect((await world.issuedFor(orderId)).every(({ revokedAt }) => revokedAt !== undefined)).toBe(true);
    },
    ['CleanUpErrors', 'DeadLettersNotEmpty'],
  ),
];
