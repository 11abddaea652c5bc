import { expect } from 'vitest';
import { until } from '../../demo/actors/until.ts';
import {
  absences,
  becomes,
  eventsOf,
  leaves,
  setState,
  stored,
  waitingSteps,
  type Absence,
} from './leaving.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

/** What becomes of an active mobile ID, and why the CA revokes its certificates. */
const outcomes = {
  inactive: { state: 'inactive', reason: 'user-inactive', revocation: undefined },
  locked: { state: 'locked', reason: 'user-locked', revocation: 'PRIVILEGE_WITHDRAWN' },
  deleted: { state: 'locked', reason: 'user-deleted', revocation: 'AFFILIATION_CHANGED' },
} as const satisfies Readonly<Record<Absence, object>>;

/** Seconds that a busy machine keeps to as well; it is less than one as a rule. */
const refusedWithin = 10;

const seconds = ({ cloud }: World): number => cloud.clock.now() / 1000;

const afterActivation = absences.map((absence) =>
  story(
    `a user who is ${absence} after activation: the mobile ID follows, mails nobody, tells others`,
    async (world) => {
      const { state, reason, revocation } = outcomes[absence];
      const alva = await world.newUser();
      const { mobileId, order } = await alva.getMobileId();
      await world.processEnds(order.orderId);
      const mails = (await world.mailsTo(alva, 1)).length;
      await leaves(world, alva, absence);
      await becomes(world, mobileId.mobileId, state);
      expect(await stored(world, mobileId.mobileId)).toMatchObject({ change: { reason, by: 'directory' } });
      const issued = await world.issuedFor(order.orderId);
      expect(issued.map((each) => each.reason)).toEqual([revocation, revocation]);
      const [event] = await eventsOf(world, mobileId.mobileId, 1);
      expect(event).toMatchObject({ source: 'get-mobile-id', 'detail-type': 'Mobile ID State Change' });
      expect(event?.detail).toEqual({
        ...{ userId: alva.userId, mobileId: mobileId.mobileId },
        ...{ state, reason, by: 'directory' },
      });
      expect(await world.mailsTo(alva, 0)).toHaveLength(mails);
    },
  ),
);

const duringAnOrder = absences.map((absence) =>
  story(
    `a user who is ${absence} while an order waits, wherever: it ends, and nothing is valid`,
    async (world) => {
      for (const step of waitingSteps) {
        const alva = await world.newUser();
        const { orderId } = await alva.goTo(step);
        await leaves(world, alva, absence);
        await world.processEnds(orderId);
        const { state, ended } = await world.order(orderId);
        expect([step, state, ended]).toMatchObject([
          step,
          'failed',
          { reason: 'user-not-active', from: step },
        ]);
        const issued = await world.issuedFor(orderId);
        expect(issued).toHaveLength(step === 'awaiting-installation' ? 2 : 0);
        for (const { revokedAt } of issued) expect(revokedAt).toBeDefined();
      }
    },
  ),
);

const keptPhones = absences.map((absence) =>
  story(
    `a user who is ${absence} while a kept phone is replaced: it follows with the order`,
    async (world) => {
      const { state, reason } = outcomes[absence];
      const alva = await world.newUser();
      const first = await alva.getMobileId();
      const { orderId } = await alva.goTo('awaiting-installation', { oldPhone: 'kept' });
      await leaves(world, alva, absence);
      await world.processEnds(orderId);
      await becomes(world, first.mobileId.mobileId, state);
      expect(await stored(world, first.mobileId.mobileId)).toMatchObject({ change: { reason } });
      for (const { revokedAt } of await world.issuedFor(orderId)) expect(revokedAt).toBeDefined();
    },
  ),
);

const others = [
  story('a user without anything leaves, and nothing happens', async (world) => {
    for (const absence of absences) {
      const alva = await world.newUser();
      const before = world.cloud.executions().length;
      const handled = () =>
        world.cloud.calls.log.filter(({ caller: { role = '' } }) => role.startsWith('CascadeFollowDirectory'))
          .length;
      const calls = handled();
      await leaves(world, alva, absence);
      await until(handled, (count) => count > calls);
      expect(world.cloud.executions()).toHaveLength(before);
    }
  }),

  story('an inactive user who is active again has a working mobile ID again, each time', async (world) => {
    const alva = await world.newUser();
    const { mobileId } = await alva.getMobileId();
    for (let round = 1; round <= 2; round += 1) {
      await alva.becomes('inactive');
      await becomes(world, mobileId.mobileId, 'inactive');
      // Nobody is told of a change that has been taken back before its process came to it.
      await eventsOf(world, mobileId.mobileId, round * 2 - 1);
      await alva.becomes('active');
      await becomes(world, mobileId.mobileId, 'active');
      await eventsOf(world, mobileId.mobileId, round * 2);
    }
    const told = await eventsOf(world, mobileId.mobileId, 4);
    expect(told.map(({ detail }) => detail['state'])).toEqual(['inactive', 'active', 'inactive', 'active']);
    expect(await alva.selfService.mobileId(mobileId.mobileId)).toMatchObject({
      ...{ state: 'active', change: { reason: 'user-active', by: 'directory' } },
      certificates: [{ state: 'valid' }, { state: 'valid' }],
    });
  }),

  story('what an administrator made inactive stays so when its user is active again', async (world) => {
    const alva = await world.newUser();
    const { mobileId, order } = await alva.getMobileId();
    await world.processEnds(order.orderId);
    const key = { userId: alva.userId, mobileId: mobileId.mobileId };
    const change = { reason: 'deactivated', by: 'operator', at: world.cloud.clock.date().toISOString() };
    await setState(world, 'MobileIds', key, { state: 'inactive', change });
    await alva.becomes('inactive');
    await alva.becomes('active');
    // Somebody else behind them in the stream: by then theirs is done.
    const bo = await world.newUser();
    const other = await bo.getMobileId();
    await bo.becomes('inactive');
    await becomes(world, other.mobileId.mobileId, 'inactive');
    expect(await stored(world, mobileId.mobileId)).toMatchObject({ state: 'inactive', change });
  }),

  story(
    'a word that is no state of a user makes their mobile ID inactive, and can be mended',
    async (world) => {
      const alva = await world.newUser();
      const { mobileId } = await alva.getMobileId();
      await setState(world, 'Directory', { userId: alva.userId }, { state: 'on leave' });
      await becomes(world, mobileId.mobileId, 'inactive');
      await alva.becomes('active');
      await becomes(world, mobileId.mobileId, 'active');
    },
  ),

  story('our own refusal comes within seconds of the write to the directory', async (world) => {
    // From here on time goes by as on the laptop's clock.
    world.cloud.clock.rate = 1;
    const alva = await world.newUser();
    const { mobileId } = await alva.getMobileId();
    const written = seconds(world);
    await alva.becomes('locked');
    await until(
      () => stored(world, mobileId.mobileId),
      (found) => found?.state === 'locked',
      { every: 10 },
    );
    const { change } = (await stored(world, mobileId.mobileId)) ?? {};
    const took = Date.parse(change?.at ?? '') / 1000 - written;
    process.stdout.write(`directory write to our own refusal: ${took.toFixed(2)} s\n`);
    expect(took).toBeLessThanOrEqual(refusedWithin);
    await becomes(world, mobileId.mobileId, 'locked');
  }),
];

export const leavers = [...afterActivation, ...duringAnOrder, ...keptPhones, ...others];
