import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { expect } from 'vitest';
import { until } from '../../demo/actors/until.ts';
import { keepFrom, sweepsIn } from './executions.ts';
import { becomes, holdUpStream, stored } from './leaving.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

const day = 86_400_000;
const minute = 60_000;

/** Lets the daily sweep come. */
const nextDay = (world: World): Promise<void> => world.pass(day);

/** Enough for orders and dead letters, and too little for any order to expire. */
export const minutesBefore = 5 * minute;

/** Goes to some minutes before a daily sweep. */
export const shortlyBeforeSweep = async (world: World): Promise<void> => {
  const before = sweepsIn(world, 'CascadeSweepMobileIds');
  // From here on time goes by on purpose only, however busy the machine is.
  world.cloud.clock.rate = 1;
  await nextDay(world);
  await until(
    () => sweepsIn(world, 'CascadeSweepMobileIds'),
    (sweeps) => sweeps > before,
  );
  await world.pass(day - minutesBefore);
};

const executionsFor = ({ cloud }: World, mobileId: string) =>
  cloud.executions().filter(({ name }) => name.startsWith(mobileId));

export const missed = [
  story('changes that can not be followed ring an alarm, and the daily sweep follows them', async (world) => {
    const [alva, bo, cleo] = [await world.newUser(), await world.newUser(), await world.newUser()];
    const [{ mobileId, order }, ofBo, ofCleo] = [
      await alva.getMobileId(),
      await bo.getMobileId(),
      await cleo.getMobileId(),
    ];
    await cleo.becomes('inactive');
    await becomes(world, ofCleo.mobileId.mobileId, 'inactive');
    await until(
      () => executionsFor(world, ofCleo.mobileId.mobileId),
      (all) => all.every(({ status }) => status === 'SUCCEEDED'),
    );
    await shortlyBeforeSweep(world);
    await alva.signInAgain();
    const running = await alva.goTo('awaiting-approval', { oldPhone: 'kept' });
    const restore = keepFrom(world, 'CascadeFollowDirectory', 'GetItem');
    await alva.becomes('locked');
    await bo.becomes('inactive');
    await cleo.becomes('active');
    await world.rang('DeadLettersNotEmpty');
    const letters = JSON.stringify(world.cloud.deadLetters.map(({ event }) => event));
    expect(letters).toContain('RetryAttemptsExhausted');
    expect(letters).not.toContain(alva.userId);
    expect(await stored(world, mobileId.mobileId)).toMatchObject({ state: 'active' });
    world.cloud.clock.advance(minutesBefore);
    await becomes(world, mobileId.mobileId, 'locked');
    await becomes(world, ofBo.mobileId.mobileId, 'inactive');
    await becomes(world, ofCleo.mobileId.mobileId, 'active');
    restore();
    await world.processEnds(running.orderId);
    expect((await world.order(running.orderId)).ended).toMatchObject({ reason: 'user-not-active' });
    const issued = await world.issuedFor(order.orderId);
    expect(issued.map(({ reason }) => reason)).toEqual(['PRIVILEGE_WITHDRAWN', 'PRIVILEGE_WITHDRAWN']);
    expect(world.logged('directory-change-missed')).toContain(alva.userId);
  }),

  story('a stream of the directory that stands still rings an alarm once it goes on', async (world) => {
    world.cloud.clock.rate = 1;
    const alva = await world.newUser();
    const { mobileId } = await alva.getMobileId();
    const letGo = holdUpStream(world);
    await alva.becomes('locked');
    world.cloud.clock.advance(20 * minute);
    letGo();
    await world.rang('DirectoryChangesLate');
    await becomes(world, mobileId.mobileId, 'locked');
  }),

  story('a lock that was broken off before all was revoked is taken up by the daily sweep', async (world) => {
    const alva = await world.newUser();
    const { mobileId, order } = await alva.getMobileId();
    const restore = world.cloud.faults.inject({
      ...{ service: 'acm-pca', operation: 'RevokeCertificate', error: { code: 'ThrottlingException' } },
      times: Infinity,
    });
    await alva.selfService.lock(mobileId.mobileId, 'phone-stolen');
    const [execution] = await until(
      () => executionsFor(world, mobileId.mobileId),
      ({ length }) => length === 1,
    );
    await until(
      () => stored(world, mobileId.mobileId),
      (found) => found?.state === 'locked',
    );
    await world.sfn.send(new StopExecutionCommand({ executionArn: execution?.arn ?? '' }));
    restore();
    await nextDay(world);
    await world.rang('MobileIdUnrevoked');
    await becomes(world, mobileId.mobileId, 'locked');
    const issued = await world.issuedFor(order.orderId);
    expect(issued.map(({ reason }) => reason)).toEqual(['KEY_COMPROMISE', 'KEY_COMPROMISE']);
    await until(
      () => executionsFor(world, mobileId.mobileId).map(({ status }) => status),
      (statuses) => statuses.length === 2 && statuses[1] === 'SUCCEEDED',
    );
    expect(execution?.status).toBe('ABORTED');
  }),

  story(
    'a change that other systems can not be told of rings an alarm, and is made nevertheless',
    async (world) => {
      const alva = await world.newUser();
      const { mobileId } = await alva.getMobileId();
      keepFrom(world, 'CascadeChangeMobileId', 'GetItem');
      await alva.becomes('inactive');
      await world.rang('ChangeProcessExecutionsFailed');
      expect(await stored(world, mobileId.mobileId)).toMatchObject({ state: 'inactive' });
    },
    ['ChangeMobileIdErrors'],
  ),
];
