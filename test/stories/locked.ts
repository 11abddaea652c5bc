import { expect } from 'vitest';
import { until } from '../../demo/actors/until.ts';
import { becomes } from './leaving.ts';
import { letMinutesPass } from './minutes.ts';
import type { Person } from './person.ts';
import { roleOf } from './roles.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

const day = 86_400_000;

/** The execution that locks a mobile ID. */
const lockOf = ({ cloud }: World, mobileId: string) =>
  cloud.executions().filter(({ name }) => name === mobileId);

const lockEnds = (world: World, mobileId: string): Promise<unknown> =>
  until(
    () => lockOf(world, mobileId).map(({ status }) => status),
    (statuses) => statuses.length > 0 && !statuses.includes('RUNNING'),
  );

/** Why the CA revoked each certificate of an order; undefined for one that is valid. */
const reasonsOf = async (world: World, orderId: string) =>
  (await world.issuedFor(orderId)).map(({ reason }) => reason);

const statesSeenBy = async ({ selfService }: Person, mobileId: string) => {
  const { state, certificates, change } = await selfService.mobileId(mobileId);
  return {
    state,
    certificates: certificates.map((each) => each.state),
    reason: change?.reason,
    by: change?.by,
  };
};

export const locked = [
  story('a user locks the mobile ID of a lost phone, and every certificate is revoked', async (world) => {
    const alva = await world.newUser();
    const { mobileId, order, phone } = await alva.getMobileId();
    await world.processEnds(order.orderId);
    expect(await phone.readMobileId(world.cloud.clock.date())).toMatchObject({ state: 'active' });
    const mailsBefore = (await world.mailsTo(alva, 1)).length;
    const answer = await alva.selfService.lock(mobileId.mobileId, 'phone-lost');
    expect(answer.state).toBe('locked');
    await lockEnds(world, mobileId.mobileId);
    expect(await statesSeenBy(alva, mobileId.mobileId)).toEqual({
      state: 'locked',
      certificates: ['revoked', 'revoked'],
      reason: 'phone-lost',
      by: 'user',
    });
    expect(await reasonsOf(world, order.orderId)).toEqual(['KEY_COMPROMISE', 'KEY_COMPROMISE']);
    const mails = await world.mailsTo(alva, mailsBefore + 1);
    expect(mails.at(-1)?.subject).toBe('Your mobile ID was locked');
    expect(mails.at(-1)?.text).toContain('phone lost');

    expect(await phone.readMobileId(world.cloud.clock.date())).toMatchObject({ state: 'locked' });
    expect(await phone.askForChallenge(world.cloud.clock.date())).toMatch(/^[\w-]{43}$/);

    // Once more changes nothing: one execution, one mail, the first reason.
    await alva.selfService.lock(mobileId.mobileId, 'no-longer-needed');
    expect((await statesSeenBy(alva, mobileId.mobileId)).reason).toBe('phone-lost');
    expect(lockOf(world, mobileId.mobileId)).toHaveLength(1);
    expect(await world.mailsTo(alva, 0)).toHaveLength(mailsBefore + 1);
  }),

  story(
    'somebody else’s mobile ID, and one that an old sign-in asks for, stay as they are',
    async (world) => {
      // The access token outlives the eleven minutes, however busy the machine is.
      world.cloud.clock.rate = 1;
      const alva = await world.newUser();
      const { mobileId } = await alva.getMobileId();
      const mallory = await world.newUser();
      await expect(mallory.selfService.lock(mobileId.mobileId, 'phone-stolen')).rejects.toMatchObject({
        code: 'mobile-id-not-found',
      });
      world.cloud.clock.advance(11 * 60_000);
      await expect(alva.selfService.lock(mobileId.mobileId, 'phone-stolen')).rejects.toMatchObject({
        code: 'sign-in-too-old',
      });
      await alva.signInAgain();
      expect((await statesSeenBy(alva, mobileId.mobileId)).state).toBe('active');
      expect(lockOf(world, mobileId.mobileId)).toEqual([]);
    },
  ),

  story(
    'certificates that the CA can not revoke for long ring an alarm and are revoked at last',
    async (world) => {
      const alva = await world.newUser();
      const { mobileId, order } = await alva.getMobileId();
      const error = { code: 'ThrottlingException' };
      const restore = world.cloud.faults.inject({
        ...{ service: 'acm-pca', operation: 'RevokeCertificate', error },
        times: 10_000,
      });
      await alva.selfService.lock(mobileId.mobileId, 'phone-stolen');
      await world.rang('MobileIdUnrevoked');
      restore();
      await letMinutesPass(world, () => lockOf(world, mobileId.mobileId)[0]?.status === 'SUCCEEDED');
      expect(await reasonsOf(world, order.orderId)).toEqual(['KEY_COMPROMISE', 'KEY_COMPROMISE']);
    },
    ['RevokeMobileIdErrors'],
  ),

  story(
    'a lock that its process can not write rings an alarm; the user’s own request wrote it, the sweep revokes',
    async (world) => {
      const alva = await world.newUser();
      const { mobileId } = await alva.getMobileId();
      const restore = world.cloud.faults.inject({
        ...{
          service: 'dynamodb',
          operation: 'UpdateItem',
          role: roleOf(world.cloud.authorizer, 'LockMarkLocked'),
        },
        error: { code: 'ResourceNotFoundException' },
        times: 10,
      });
      await alva.selfService.lock(mobileId.mobileId, 'no-longer-needed');
      await lockEnds(world, mobileId.mobileId);
      await world.rang('LockProcessExecutionsFailed');
      expect((await statesSeenBy(alva, mobileId.mobileId)).state).toBe('locked');
      restore();
      await world.pass(day);
      await becomes(world, mobileId.mobileId, 'locked');
      await world.rang('MobileIdUnrevoked');
    },
    ['MarkLockedErrors'],
  ),
];
