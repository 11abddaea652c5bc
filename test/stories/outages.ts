import { expect } from 'vitest';
import { letMinutesPass } from './minutes.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

const threeMinutes = 3 * 60_000;

const operations = {
  'acm-pca': ['IssueCertificate', 'GetCertificate'],
  dynamodb: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'TransactWriteItems'],
} as const;

// What goes off by the hour, by the day or with the directory would fail, and ring, only where it happens to in these minutes.
const goesOffSeldom = /Remind|SweepMobileIds|FollowDirectory/;

/** A service is away for functions; an administrator may look on. @returns it is back */
const goesAway = ({ cloud }: World, service: keyof typeof operations): (() => void) => {
  const error = { code: 'InternalServerError', status: 500 };
  const all = new Set(cloud.authorizer.statements.map(({ principal }) => principal));
  const roles = [...all].filter((role) => !goesOffSeldom.test(role));
  const restores = roles.flatMap((role) =>
    operations[service].map((operation) =>
      cloud.faults.inject({ service, operation, role, error, times: Infinity }),
    ),
  );
  return () => {
    for (const restore of restores) restore();
  };
};

/** Lets three minutes pass in which functions have something to do. */
const pass = (world: World): Promise<unknown> => {
  const end = world.cloud.clock.now() + threeMinutes;
  return letMinutesPass(world, () => world.cloud.clock.now() >= end, 150);
};

/** An order that its user is about to approve. From here on time goes by on purpose only. */
const awaitingApproval = async (world: World) => {
  world.cloud.clock.rate = 1;
  const alva = await world.newUser();
  const { orderId, phone } = await alva.goTo('awaiting-approval');
  return { alva, orderId, phone, matchCode: await phone.answer() };
};

export const outages = [
  story('the CA is away for minutes, and an order under way still gets its certificates', async (world) => {
    const { alva, orderId, phone, matchCode } = await awaitingApproval(world);
    const isBack = goesAway(world, 'acm-pca');
    await alva.selfService.approve(orderId, matchCode);
    await pass(world);
    expect([await world.orderState(orderId), await world.issuedFor(orderId)]).toEqual(['issuing', []]);
    isBack();
    await letMinutesPass(world, async () => (await world.orderState(orderId)) !== 'issuing', 150);
    await phone.install();
    await phone.acknowledge();
    await world.processEnds(orderId);
    expect([await world.orderState(orderId), (await world.issuedFor(orderId)).length]).toEqual([
      'completed',
      2,
    ]);
  }),

  story(
    'the store is away for minutes: who asks is told so, and the order that waits goes on after',
    async (world) => {
      const { alva, orderId, phone, matchCode } = await awaitingApproval(world);
      const isBack = goesAway(world, 'dynamodb');
      const busy = { status: 503, code: 'service-busy' };
      await expect(alva.selfService.approve(orderId, matchCode)).rejects.toMatchObject(busy);
      await expect(alva.selfService.read(orderId)).rejects.toMatchObject(busy);
      await pass(world);
      await expect(alva.selfService.start()).rejects.toMatchObject(busy);
      isBack();
      await alva.selfService.approve(orderId, matchCode);
      await alva.selfService.reach(orderId, 'awaiting-installation');
      await phone.install();
      await phone.acknowledge();
      await world.processEnds(orderId);
      expect(await world.orderState(orderId)).toBe('completed');
    },
    ['ApiServerErrors', 'SweepErrors', 'DeadLettersNotEmpty'],
  ),
];
