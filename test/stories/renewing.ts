import { expect } from 'vitest';
import type { Result } from '../../demo/actors/get-mobile-id.ts';
import { startRenewal, type RenewingPhone, type StartedRenewal } from '../../demo/actors/renew.ts';
import type { MobileId } from '../../domain/mobile-id.ts';
import { addDays } from '../../domain/reminders.ts';
import { stored } from './leaving.ts';
import type { Person } from './person.ts';
import type { World } from './world.ts';

/** Somebody whose mobile ID is to be renewed, and their phone. */
export interface Renewing extends RenewingPhone {
  readonly person: Person;
  readonly first: Result;
  readonly id: string;
}

/** Somebody with a mobile ID that was made a year ago, and ends in so many days. */
export const personRenewing = async (
  world: World,
  { daysLeft = 20, ...scenario }: { readonly daysLeft?: number } & Parameters<Person['getMobileId']>[0] = {},
): Promise<Renewing> => {
  // The access token outlives the story, however busy the machine is.
  world.cloud.clock.rate = 1;
  const person = await world.newUser();
  const first = await person.getMobileId({ phoneName: 'Alva’s phone', ...scenario });
  await world.processEnds(first.order.orderId);
  const { mobileId } = first.mobileId;
  const key = { userId: person.userId, mobileId };
  const now = () => world.cloud.clock.date();
  await world.change('MobileIds', key, 'SET createdAt = :value', addDays(now(), -365).toISOString());
  await world.change('MobileIds', key, 'SET notAfter = :value', addDays(now(), daysLeft).toISOString());
  return { apiUrl: world.cloud.endpoints.api, phone: first.phone, now, person, first, id: mobileId };
};

/** Starts a renewal; its activation code is nobody's but the phone's. */
export const startsRenewal = async (world: World, renewing: Renewing): Promise<StartedRenewal> => {
  const started = await startRenewal(renewing);
  world.secrets.plantLink(started.link);
  return started;
};

/** The same, as far as the phone has its certificates. */
export const goesToInstallation = async (world: World, renewing: Renewing): Promise<StartedRenewal> => {
  const started = await startsRenewal(world, renewing);
  await started.phone.answer();
  await world.secrets.plantPhone(started.phone, started.link);
  await started.phone.install();
  return started;
};

/** The mobile ID that an order makes; undefined before it is registered. */
export const madeBy = async (world: World, orderId: string): Promise<MobileId | undefined> =>
  stored(world, (await world.order(orderId)).mobileId);

/** Why the CA revoked the certificates of an order; undefined for one that is valid. */
export const reasonsFor = async (world: World, orderId: string) =>
  (await world.issuedFor(orderId)).map(({ reason }) => reason);

/** What a renewal was to renew works as before, and nothing of the renewal is valid. */
export const expectUntouched = async (
  world: World,
  { id, first }: Renewing,
  orderId: string,
): Promise<void> => {
  await world.processEnds(orderId);
  expect(await stored(world, id)).toMatchObject({ state: 'active' });
  expect(await reasonsFor(world, first.order.orderId)).toEqual([undefined, undefined]);
  expect(await reasonsFor(world, orderId)).not.toContain(undefined);
};

/** The phone tries to renew, and the service says no. */
export const expectRefused = async (renewing: Renewing, code = 'mobile-id-not-renewable'): Promise<void> => {
  await expect(startRenewal(renewing)).rejects.toMatchObject({ code });
};
