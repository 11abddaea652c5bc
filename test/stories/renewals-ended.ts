import { expect } from 'vitest';
import { until } from '../../demo/actors/until.ts';
import { renew } from '../../demo/actors/renew.ts';
import { abort, keepFrom } from './executions.ts';
import { becomes, setState, stored } from './leaving.ts';
import { cleanedUp } from './minutes.ts';
import { minutesBefore, shortlyBeforeSweep } from './missed.ts';
import {
  expectUntouched,
  goesToInstallation,
  madeBy,
  personRenewing,
  reasonsFor,
  startsRenewal,
  type Renewing,
} from './renewing.ts';
import { roleOf } from './roles.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

/** How long a renewal waits for its phone, and for it to install, in milliseconds. */
const [codeLifetime, installationTime] = [10 * 60_000, 15 * 60_000];

const endOf = async (world: World, orderId: string) => {
  const { state, ended } = await world.order(orderId);
  return [state, ended?.reason];
};

const locks = ({ person, id }: Renewing) => person.selfService.lock(id, 'phone-stolen');

const overtaken = [
  story('a mobile ID that is locked before its renewal issues gets nothing', async (world) => {
    const alva = await personRenewing(world);
    const { orderId, phone } = await startsRenewal(world, alva);
    await locks(alva);
    await phone.answer();
    await world.processEnds(orderId);
    expect(await endOf(world, orderId)).toEqual(['failed', 'mobile-id-not-renewable']);
    expect(await reasonsFor(world, orderId)).toEqual([]);
  }),

  story('a mobile ID that is locked while its renewal is installed takes that with it', async (world) => {
    const alva = await personRenewing(world);
    const { orderId, phone } = await goesToInstallation(world, alva);
    await locks(alva);
    await phone.acknowledge();
    await world.processEnds(orderId);
    expect(await endOf(world, orderId)).toEqual(['failed', 'mobile-id-not-renewable']);
    expect(await madeBy(world, orderId)).toMatchObject({ state: 'locked' });
    expect(await reasonsFor(world, orderId)).not.toContain(undefined);
    await becomes(world, alva.id, 'locked');
  }),

  story('a renewal ends with the state of its user', async (world) => {
    const alva = await personRenewing(world);
    const { orderId } = await startsRenewal(world, alva);
    await alva.person.becomes('inactive');
    await world.processEnds(orderId);
    expect(await endOf(world, orderId)).toEqual(['failed', 'user-not-active']);
    await becomes(world, alva.id, 'inactive');
  }),

  story(
    'a renewal ends with the state of its user also when only the daily sweep finds it',
    async (world) => {
      const alva = await personRenewing(world);
      await shortlyBeforeSweep(world);
      const { orderId } = await startsRenewal(world, alva);
      await until(
        () => world.order(orderId),
        ({ taskToken }) => taskToken !== undefined,
      );
      const restore = keepFrom(world, 'CascadeFollowDirectory', 'GetItem');
      await alva.person.becomes('locked');
      await world.rang('DeadLettersNotEmpty');
      world.cloud.clock.advance(minutesBefore);
      await becomes(world, alva.id, 'locked');
      restore();
      await world.processEnds(orderId);
      expect(await endOf(world, orderId)).toEqual(['failed', 'user-not-active']);
    },
  ),
];

const ended = [
  story('a renewal that nobody follows up expires, tells nobody, and a later one works', async (world) => {
    const alva = await personRenewing(world);
    const mails = (await world.mailsTo(alva.person, 1)).length;
    const { orderId } = await startsRenewal(world, alva);
    await until(
      () => world.order(orderId),
      ({ taskToken }) => taskToken !== undefined,
    );
    world.cloud.clock.advance(codeLifetime);
    await expectUntouched(world, alva, orderId);
    expect(await world.orderState(orderId)).toBe('expired');
    const later = await renew(alva);
    await world.processEnds(later.orderId);
    expect(await madeBy(world, later.orderId)).toMatchObject({ state: 'active' });
    const told = (await world.mailsTo(alva.person, mails + 1)).slice(mails);
    expect(told.map(({ subject }) => subject)).toEqual(['Your mobile ID is ready']);
  }),

  story('a user cancels a renewal, and nobody but its phone ever has its code', async (world) => {
    const alva = await personRenewing(world);
    const swedish = { state: 'active', language: 'sv' };
    await setState(world, 'MobileIds', { userId: alva.person.userId, mobileId: alva.id }, swedish);
    const { orderId } = await startsRenewal(world, alva);
    const { selfService } = alva.person;
    expect(await selfService.read(orderId)).not.toHaveProperty('activationCode');
    await expect(selfService.renewCode(orderId)).rejects.toMatchObject({ code: 'wrong-step' });
    await until(
      () => world.order(orderId),
      ({ taskToken }) => taskToken !== undefined,
    );
    await selfService.cancel(orderId);
    await expectUntouched(world, alva, orderId);
    expect((await world.order(orderId)).language).toBe('sv');
  }),

  story('three wrong match codes end a renewal', async (world) => {
    await world.setOption('renewal-approval', 'match-code');
    const alva = await personRenewing(world);
    const { orderId, phone } = await startsRenewal(world, alva);
    const right = await phone.answer();
    const { selfService } = alva.person;
    await selfService.reach(orderId, 'awaiting-approval');
    const wrong = ['000000', '000001', '000002', '000003'].filter((code) => code !== right).slice(0, 3);
    for (const code of wrong) await expect(selfService.approve(orderId, code)).rejects.toThrow();
    await expectUntouched(world, alva, orderId);
    expect(await endOf(world, orderId)).toEqual(['failed', 'match-code-wrong']);
  }),

  story('a phone that can not install its renewal keeps what it has', async (world) => {
    const alva = await personRenewing(world);
    const { orderId, phone } = await goesToInstallation(world, alva);
    await phone.abandon();
    await expectUntouched(world, alva, orderId);
    expect(await endOf(world, orderId)).toEqual(['failed', 'not-installed']);
  }),

  story(
    'the sweep ends a renewal that neither its process nor clean-up ended',
    async (world) => {
      const alva = await personRenewing(world);
      const { orderId } = await goesToInstallation(world, alva);
      const restore = keepFrom(world, 'CloseCleanUp', 'GetItem');
      await abort(world, orderId);
      await cleanedUp(world, orderId);
      restore();
      await world.rang('DeadLettersNotEmpty');
      await expectUntouched(world, alva, orderId);
    },
    ['CleanUpErrors'],
  ),

  story(
    'a renewal whose process fails rings an alarm, and clean-up follows',
    async (world) => {
      const alva = await personRenewing(world);
      const { orderId } = await goesToInstallation(world, alva);
      const gone = { code: 'ResourceNotFoundException' };
      const role = roleOf(world.cloud.authorizer, 'CloseCloseOrder');
      for (const operation of ['GetItem', 'UpdateItem', 'TransactWriteItems'])
        world.cloud.faults.inject({ service: 'dynamodb', operation, role, error: gone, times: 100 });
      world.cloud.clock.advance(installationTime);
      await world.processEnds(orderId);
      await world.rang('RenewProcessExecutionsFailed');
      expect(await stored(world, alva.id)).toMatchObject({ state: 'active' });
    },
    ['OrderFailed', 'CloseOrderErrors'],
  ),
];

export const renewalsEnded = [...overtaken, ...ended];
