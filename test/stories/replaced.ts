import { expect } from 'vitest';
import type { Result } from '../../demo/actors/get-mobile-id.ts';
import { holdUpStream } from './leaving.ts';
import { cleanedUp, letMinutesPass } from './minutes.ts';
import type { Person } from './person.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

/** How long an order waits for the phone to install, in milliseconds. */
const installationTime = 15 * 60_000;

/** Keeps the CA from revoking anything, this many times. */
const refuseToRevoke = ({ cloud }: World, times: number) =>
  cloud.faults.inject({
    service: 'acm-pca',
    operation: 'RevokeCertificate',
    error: { code: 'ThrottlingException' },
    times,
  });

const statusOf = (world: World, orderId: string) =>
  world.cloud.executions().find(({ name }) => name === orderId)?.status;

/** A mobile ID is locked, and the CA has revoked its certificates for this reason. */
const expectLocked = async (
  world: World,
  { selfService }: Person,
  { mobileId: { mobileId }, order }: Result,
  why: string,
): Promise<void> => {
  expect(await selfService.mobileId(mobileId)).toMatchObject({
    state: 'locked',
    certificates: [{ state: 'revoked' }, { state: 'revoked' }],
  });
  const revoked = await world.issuedFor(order.orderId);
  expect(revoked.map(({ reason }) => reason)).toEqual([why, why]);
};

export const replaced = [
  story('a kept phone works until the new one is active, then its mobile ID is locked', async (world) => {
    const alva = await world.newUser();
    const first = await alva.getMobileId({ phoneName: 'Old phone' });
    const { orderId, phone } = await alva.goTo('awaiting-installation', { oldPhone: 'kept' });
    expect(await alva.selfService.mobileId(first.mobileId.mobileId)).toMatchObject({ state: 'active' });
    await phone.install();
    await phone.acknowledge();
    await alva.selfService.reach(orderId, 'completed');
    await world.processEnds(orderId);
    await expectLocked(world, alva, first, 'SUPERSEDED');
  }),

  story('a lost phone is locked when the user says so, whatever becomes of the order', async (world) => {
    const alva = await world.newUser();
    const first = await alva.getMobileId({ phoneName: 'Lost phone' });
    const { orderId } = await alva.goTo('awaiting-phone', { oldPhone: 'lost' });
    expect(await alva.selfService.mobileId(first.mobileId.mobileId)).toMatchObject({ state: 'locked' });
    await alva.selfService.cancel(orderId);
    await world.processEnds(orderId);
    await expectLocked(world, alva, first, 'KEY_COMPROMISE');
  }),

  story('an order that is cancelled leaves a kept phone as it was', async (world) => {
    const alva = await world.newUser();
    const first = await alva.getMobileId();
    const { orderId } = await alva.goTo('awaiting-approval', { oldPhone: 'kept' });
    await alva.selfService.cancel(orderId);
    await world.processEnds(orderId);
    expect(await alva.selfService.mobileId(first.mobileId.mobileId)).toEqual(first.mobileId);
  }),

  story(
    'an order that expires leaves a kept phone as it was, and nothing valid of its own',
    async (world) => {
      const alva = await world.newUser();
      const first = await alva.getMobileId();
      const { orderId, phone } = await alva.goTo('awaiting-installation', { oldPhone: 'kept' });
      await phone.install();
      world.cloud.clock.advance(installationTime);
      await world.processEnds(orderId);
      expect(await world.orderState(orderId)).toBe('expired');
      await alva.signInAgain();
      expect(await alva.selfService.mobileId(first.mobileId.mobileId)).toEqual(first.mobileId);
      const valid = (await world.issuedFor(orderId)).filter(({ revokedAt }) => revokedAt === undefined);
      expect(valid).toEqual([]);
    },
  ),

  story('a lost phone stays locked when the order fails', async (world) => {
    const alva = await world.newUser();
    const first = await alva.getMobileId();
    const { orderId, phone } = await alva.goTo('awaiting-approval', { oldPhone: 'lost' });
    holdUpStream(world);
    await alva.becomes('locked');
    await alva.selfService.approve(orderId, await phone.answer());
    await world.processEnds(orderId);
    expect(await world.orderState(orderId)).toBe('failed');
    await expectLocked(world, alva, first, 'KEY_COMPROMISE');
    expect(await world.issuedFor(orderId)).toEqual([]);
  }),

  story(
    'the sweep revokes the certificates of a lost phone when the CA could not for long',
    async (world) => {
      const alva = await world.newUser();
      const first = await alva.getMobileId();
      const restore = refuseToRevoke(world, 1000);
      const { orderId } = await alva.goTo('awaiting-confirmation');
      await alva.selfService.confirm(orderId, { oldPhone: 'lost' });
      await letMinutesPass(world, () => statusOf(world, orderId) === 'FAILED');
      expect(await world.orderState(orderId)).toBe('failed');
      restore();
      await cleanedUp(world, orderId);
      await alva.signInAgain();
      await expectLocked(world, alva, first, 'KEY_COMPROMISE');
    },
    [
      'OrderFailed',
      'CleanUpIncomplete',
      'ProcessExecutionsFailed',
      'RevokeCertificatesErrors',
      'LockReplacedMobileIdErrors',
    ],
  ),

  story('a new mobile ID stays active when the CA revokes the old one late', async (world) => {
    const alva = await world.newUser();
    const first = await alva.getMobileId();
    refuseToRevoke(world, 4);
    const second = await alva.getMobileId();
    expect(second.mobileId.state).toBe('active');
    await world.processEnds(second.order.orderId);
    await expectLocked(world, alva, first, 'SUPERSEDED');
    await world.rang('LockReplacedMobileIdErrors');
  }),

  story(
    'the sweep revokes what a kept phone had when the CA could not for long',
    async (world) => {
      const alva = await world.newUser();
      const first = await alva.getMobileId();
      const restore = refuseToRevoke(world, 1000);
      const second = await alva.getMobileId({ oldPhone: 'kept' });
      const { orderId } = second.order;
      await letMinutesPass(world, () => statusOf(world, orderId) !== 'RUNNING');
      expect(statusOf(world, orderId)).toBe('SUCCEEDED');
      await world.rang('LockReplacedMobileIdErrors');
      expect((await world.issuedFor(first.order.orderId)).map(({ reason }) => reason)).toEqual([
        undefined,
        undefined,
      ]);
      restore();
      await cleanedUp(world, orderId);
      await alva.signInAgain();
      expect(await alva.selfService.mobileId(second.mobileId.mobileId)).toEqual(second.mobileId);
      await expectLocked(world, alva, first, 'SUPERSEDED');
    },
    // The sweep looks after a completed order too, and says what it could not do.
    ['CleanUpIncomplete'],
  ),
];
