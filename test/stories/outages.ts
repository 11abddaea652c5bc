import { expect } from 'vitest';
import { Phone } from '../../demo/actors/phone.ts';
import type { OrderState } from '../../domain/order/order-states.ts';
import { letMinutesPass } from './minutes.ts';
import { linkIn } from './options/qr-delivery.ts';
import type { Person } from './person.ts';
import { roleOf } from './roles.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

const threeMinutes = 3 * 60_000;

const operations = {
  'acm-pca': ['IssueCertificate', 'GetCertificate'],
  dynamodb: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'TransactWriteItems'],
  kms: ['Encrypt', 'Decrypt', 'GenerateDataKeyPair'],
  ses: ['SendEmail'],
  ssm: ['GetParametersByPath', 'GetParameter', 'GetParameters'],
} as const;

const error = { code: 'InternalServerError', status: 500 };

// What goes off by the hour, by the day or with the directory would fail, and ring, only where it happens to in these minutes.
const goesOffSeldom = /Remind|SweepMobileIds|FollowDirectory/;

/** A service is away for functions; an administrator may look on. @returns it is back */
const goesAway = ({ cloud }: World, service: keyof typeof operations): (() => void) => {
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
  return letMinutesPass(world, () => world.cloud.clock.now() >= end, 400);
};

interface Standing {
  readonly alva: Person;
  readonly orderId: string;
  readonly phone: Phone;
  readonly matchCode: string;
}

/** An order that its user is about to approve. From here on time goes by on purpose only. */
const awaitingApproval = async (world: World): Promise<Standing> => {
  world.cloud.clock.rate = 1;
  const alva = await world.newUser();
  const { orderId, phone } = await alva.goTo('awaiting-approval');
  return { alva, orderId, phone, matchCode: await phone.answer() };
};

/** From an order's link on, that of the page unless told: its phone answers, and its user types the digits. */
const goOn = async (world: World, alva: Person, orderId: string, mailed?: string) => {
  const link = mailed ?? (await alva.selfService.reachCode(orderId)).link ?? '';
  const phone = new Phone(world.cloud.endpoints.api, link);
  const matchCode = await phone.answer();
  await alva.selfService.reach(orderId, 'awaiting-approval');
  await alva.selfService.approve(orderId, matchCode);
  await complete(world, { alva, orderId, phone });
};

/** From the digits on: the phone installs what it gets. */
const complete = async (world: World, { alva, orderId, phone }: Omit<Standing, 'matchCode'>) => {
  await alva.selfService.reach(orderId, 'awaiting-installation');
  await phone.install();
  await phone.acknowledge();
  await world.processEnds(orderId);
  expect(await world.orderState(orderId)).toBe('completed');
};

/** Lets time pass until an order is in a state. */
const comesTo = (world: World, orderId: string, state: OrderState): Promise<unknown> =>
  letMinutesPass(world, async () => (await world.orderState(orderId)) === state, 150);

const servicesOfSteps = [
  story(
    'the keys of activation codes are away for minutes, and the order gets its code after',
    async (world) => {
      const alva = await world.newUser();
      const { orderId } = await alva.goTo('awaiting-confirmation');
      world.cloud.clock.rate = 1;
      const isBack = goesAway(world, 'kms');
      await alva.selfService.confirm(orderId);
      await pass(world);
      expect((await world.order(orderId)).activationCode).toBeUndefined();
      isBack();
      await comesTo(world, orderId, 'awaiting-phone');
      await goOn(world, alva, orderId);
    },
  ),

  story('mails can not be sent for minutes, and the QR code is mailed after', async (world) => {
    await world.setOption('qr-delivery', 'email');
    const alva = await world.newUser();
    const { orderId } = await alva.goTo('awaiting-confirmation');
    world.cloud.clock.rate = 1;
    const isBack = goesAway(world, 'ses');
    await alva.selfService.confirm(orderId);
    await pass(world);
    expect(await world.mailsTo(alva, 0)).toEqual([]);
    isBack();
    await letMinutesPass(world, async () => (await world.mailsTo(alva, 0)).length > 0, 150);
    const [mail] = await world.mailsTo(alva, 1);
    await goOn(world, alva, orderId, linkIn(mail));
  }),

  story(
    'options can not be read for minutes, and the order that has just begun goes on after',
    async (world) => {
      const alva = await world.newUser();
      world.cloud.clock.rate = 1;
      // Functions go by the options that they have read for half a minute.
      world.cloud.clock.advance(threeMinutes);
      const held = world.cloud.faults.inject({
        ...{ service: 'ssm', operation: 'GetParametersByPath', error, times: Infinity },
        role: roleOf(world.cloud.authorizer, 'StartLoadOptions'),
      });
      const { orderId } = await alva.selfService.start();
      held();
      const isBack = goesAway(world, 'ssm');
      await pass(world);
      expect(await world.orderState(orderId)).toBe('starting');
      isBack();
      await comesTo(world, orderId, 'awaiting-confirmation');
      await alva.selfService.confirm(orderId);
      await goOn(world, alva, orderId);
    },
  ),
];

export const outages = [
  ...servicesOfSteps,

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
      await complete(world, { alva, orderId, phone });
    },
    ['ApiServerErrors', 'SweepErrors', 'DeadLettersNotEmpty'],
  ),
];
