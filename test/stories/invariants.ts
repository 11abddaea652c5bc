import * as v from 'valibot';
import { expect } from 'vitest';
import type { MobileId } from '../../domain/mobile-id.ts';
import { until } from '../../demo/actors/until.ts';
import { isEnded } from '../../domain/order/order-states.ts';
import type { Order } from '../../domain/order/order.ts';
import { UserSchema } from '../../domain/user.ts';
import { findCanaries } from './canaries.ts';
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
  await expectFollowed(world);
  for (const { userId } of mobileIds) expectWithinLimit(userId, mobileIds, orders);
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

/** Who is not active has no active mobile ID, once the stream of the directory has come to them. */
const expectFollowed = async (world: World): Promise<void> => {
  const strays = async () => {
    const users = v.parse(v.array(UserSchema), await world.items('Directory'));
    const isActive = (userId: string) =>
      users.some((user) => user.userId === userId && user.state === 'active');
    return (await world.mobileIds()).filter(({ state, userId }) => state === 'active' && !isActive(userId));
  };
  expect(await until(strays, ({ length }) => length === 0)).toEqual([]);
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

/** Nobody has more active mobile IDs than the options of one of their orders let them have. */
const expectWithinLimit = (
  userId: string,
  mobileIds: readonly MobileId[],
  orders: readonly Order[],
): void => {
  const active = mobileIds.filter((each) => each.userId === userId && each.state === 'active');
  const limits = orders
    .filter((order) => order.userId === userId)
    .map(({ options }) => Number(options?.['mobile-ids-per-user'] ?? 1));
  expect(active.length).toBeLessThanOrEqual(Math.max(...limits));
};

/** How many of these the user with the most of them has. */
const most = (owned: readonly { readonly userId: string }[]): number =>
  Math.max(0, ...owned.map(({ userId }) => owned.filter((other) => other.userId === userId).length));

/** Secrets reach no log, no execution history, no path or query; task tokens no history but of their own step. */
const expectNoSecrets = async (world: World, orders: readonly Order[]): Promise<void> => {
  const traces = await world.traces();
  const { logs, requests, histories } = traces;
  expect(findCanaries(world.secrets.takeNew(), { ...traces })).toEqual([]);
  const addresses = world.cloud.mails().flatMap(({ to }) => to);
  const tokens = orders.flatMap(({ taskToken }) => taskToken ?? []);
  const everywhere = [logs, requests, histories];
  expect(addresses.filter((address) => everywhere.some((text) => text.includes(address)))).toEqual([]);
  expect(tokens.filter((token) => [logs, requests].some((text) => text.includes(token)))).toEqual([]);
  expect(logs).not.toContain('BEGIN CERTIFICATE REQUEST');
  expect(histories).not.toContain('BEGIN CERTIFICATE');
};
