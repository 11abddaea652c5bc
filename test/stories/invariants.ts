import { expect } from 'vitest';
import type { MobileId } from '../../domain/mobile-id.ts';
import { until } from '../../demo/actors/until.ts';
import { isEnded } from '../../domain/order/order-states.ts';
import type { Order } from '../../domain/order/order.ts';
import type { World } from './world.ts';

/**
 * Holds a world to what must always hold (design section 7), whatever happened in it.
 * @param rings how the names of the alarms end that may ring in it
 */
export const expectInvariants = async (world: World, rings: readonly string[] = []): Promise<void> => {
  const [orders, mobileIds] = [await world.orders(), await world.mobileIds()];
  for (const order of orders) expectOneCertificatePerKind(world, order);
  for (const order of orders.filter(({ state }) => isEnded(state) && state !== 'completed'))
    await expectNothingValid(world, order);
  for (const mobileId of mobileIds.filter(({ state }) => state === 'active'))
    expectAllValid(world, mobileId, orders);
  expect(most(mobileIds.filter(({ state }) => state === 'active'))).toBeLessThanOrEqual(1);
  expect(most(orders.filter(({ state }) => !isEnded(state)))).toBeLessThanOrEqual(1);
  await expectNoSecrets(world, orders);
  expect(world.cloud.authorizer.refusals).toEqual([]);
  expectNoOtherRing(world, rings);
};

/** Alarms ring for what is wrong, and for nothing else. */
const expectNoOtherRing = (world: World, rings: readonly string[]): void => {
  const unexpected = world.alarms.unheard().filter((name) => !rings.some((words) => name.endsWith(words)));
  expect(unexpected).toEqual([]);
};

/** A mobile ID is active only with certificates that are issued, not revoked, and acknowledged by its phone. */
const expectAllValid = (world: World, mobileId: MobileId, orders: readonly Order[]): void => {
  const order = orders.find((candidate) => candidate.mobileId === mobileId.mobileId);
  expect(order).toMatchObject({ state: 'completed', approval: {}, installation: {} });
  const issued = order ? world.issuedOf(order) : [];
  const certificates = Object.values(mobileId.certificates);
  expect(issued.map(({ serial }) => serial.toUpperCase()).toSorted()).toEqual(
    certificates.map(({ serial }) => serial.toUpperCase()).toSorted(),
  );
  for (const { revokedAt } of issued) expect(revokedAt).toBeUndefined();
};

/** An order that ends in any other way leaves no valid certificate behind, once clean-up is through. */
const expectNothingValid = async (world: World, order: Order): Promise<void> => {
  const valid = () => world.issuedOf(order).filter(({ revokedAt }) => revokedAt === undefined);
  expect(
    await until(
      () => valid().length,
      (count) => count === 0,
    ),
  ).toBe(0);
};

const expectOneCertificatePerKind = (world: World, order: Order): void => {
  expect(world.issuedOf(order).length).toBeLessThanOrEqual(Object.keys(order.certificates).length);
};

/** How many of these the user with the most of them has. */
const most = (owned: readonly { readonly userId: string }[]): number =>
  Math.max(0, ...owned.map(({ userId }) => owned.filter((other) => other.userId === userId).length));

/** Secrets reach no log, no execution history, no path or query. */
const expectNoSecrets = async (world: World, orders: readonly Order[]): Promise<void> => {
  const { logs, requests, histories } = await world.traces();
  const found = secretsOf(world, orders).filter((secret) =>
    [logs, requests, histories].some((text) => text.includes(secret)),
  );
  expect(found).toEqual([]);
  expect(logs).not.toContain('BEGIN CERTIFICATE REQUEST');
  expect(histories).not.toContain('BEGIN CERTIFICATE');
};

const secretsOf = (world: World, orders: readonly Order[]): readonly string[] => [
  ...world.cloud.mails().flatMap(({ to }) => to),
  ...world.secrets,
  ...orders.flatMap(({ phone }) => [phone?.secretHash ?? [], phone?.transportKey ?? []].flat()),
];
