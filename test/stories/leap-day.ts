import { X509Certificate } from '@peculiar/x509';
import { expect } from 'vitest';
import type { World } from './world.ts';

// In Stockholm it is March already; validity is counted in UTC.
const lateOnLeapDay = Date.parse('2028-02-29T23:20:00Z');

/** Values of the option, and the last day of what is issued on the 29th of February. */
export const validities = [
  ['P1Y', '2029-02-28'],
  ['P1M', '2028-03-29'],
  ['P1D', '2028-03-01'],
] as const;

/** A user gets a mobile ID late on a leap day. */
export const tellOfLeapDay = async (world: World, validity: string, lastDay: string): Promise<void> => {
  world.cloud.clock.advance(Math.max(0, lateOnLeapDay - world.cloud.clock.now()));
  await world.setOption('validity', validity);
  const alva = await world.newUser();
  const { mobileId, installation } = await alva.getMobileId();
  const ends = installation.certificates.map(({ pem }) => new X509Certificate(pem).notAfter.toISOString());
  expect(ends.map((end) => end.slice(0, 10))).toEqual([lastDay, lastDay]);
  expect(Date.parse(mobileId.notAfter)).toBe(Date.parse(ends[0] ?? ''));
};
