import { expect } from 'vitest';
import { letMinutesPass } from './minutes.ts';
import { roleOf } from './roles.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

const minute = 60_000;

/** The CA throttles every call of one kind. */
const throttle = ({ cloud }: World, operation: string): void => {
  const error = { code: 'ThrottlingException' };
  cloud.faults.inject({ service: 'acm-pca', operation, error, times: 1_000_000 });
};

/** Lets so many minutes pass in which functions have something to do. */
const pass = (world: World, minutes: number): Promise<unknown> => {
  const end = world.cloud.clock.now() + minutes * minute;
  return letMinutesPass(world, () => world.cloud.clock.now() >= end, 150);
};

/** How often issuing functions have asked the CA so far. */
const asked = ({ cloud }: World): number =>
  cloud.calls.log.filter(
    ({ caller, operation }) =>
      operation === 'IssueCertificate' && caller.role === roleOf(cloud.authorizer, 'IssueIssueCertificate'),
  ).length;

/** Has others wait at the CA, so that their certificates take so many seconds. */
const queueUp = (world: World, seconds: number): Promise<void> => {
  const key = { key: 'turns#issue-certificate' };
  return world.change('Coordination', key, 'SET nextTurn = :value', world.cloud.clock.now() + seconds * 1000);
};

/** An order that its user is about to approve. From here on time goes by on purpose only. */
const awaitingApproval = async (world: World) => {
  world.cloud.clock.rate = 1;
  const alva = await world.newUser();
  return { alva, ...(await alva.goTo('awaiting-approval')) };
};

export const throttledStories = [
  story(
    'an order lives through twenty minutes in which the CA throttles whatever it is asked',
    async (world) => {
      const { alva, orderId, phone } = await awaitingApproval(world);
      throttle(world, 'IssueCertificate');
      await alva.selfService.approve(orderId, await phone.answer());
      await pass(world, 12);
      await world.rang('IssueCertificateErrors');
      expect(await world.orderState(orderId)).toBe('issuing');
      world.cloud.faults.clear();
      throttle(world, 'GetCertificate');
      await letMinutesPass(world, async () => (await world.issuedFor(orderId)).length === 2, 150);
      await pass(world, 5);
      expect(await world.orderState(orderId)).toBe('issuing');
      world.cloud.faults.clear();
      await letMinutesPass(world, async () => (await world.orderState(orderId)) !== 'issuing', 150);
      await phone.install();
      await phone.acknowledge();
      await world.processEnds(orderId);
      expect(await world.orderState(orderId)).toBe('completed');
      expect(await world.issuedFor(orderId)).toHaveLength(2);
    },
    ['CollectCertificateErrors'],
  ),

  story(
    'an order whose certificates come behind those of many others waits, and asks once',
    async (world) => {
      const { alva, orderId, phone } = await awaitingApproval(world);
      const before = asked(world);
      await queueUp(world, 10 * 60);
      await alva.selfService.approve(orderId, await phone.answer());
      await letMinutesPass(world, async () => (await world.orderState(orderId)) === 'issuing');
      await pass(world, 8);
      expect([await world.orderState(orderId), asked(world) - before]).toEqual(['issuing', 0]);
      await letMinutesPass(world, async () => (await world.orderState(orderId)) !== 'issuing', 150);
      expect([await world.orderState(orderId), asked(world) - before]).toEqual(['awaiting-installation', 2]);
      await phone.install();
      await phone.acknowledge();
      await world.processEnds(orderId);
      expect(await world.orderState(orderId)).toBe('completed');
    },
  ),
];
