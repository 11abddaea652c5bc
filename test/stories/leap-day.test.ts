import { X509Certificate } from '@peculiar/x509';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openWorld } from './open-world.ts';
import type { World } from './world.ts';

// In Stockholm it is March already; validity is counted in UTC.
const lateOnLeapDay = Date.parse('2028-02-29T23:20:00Z');

describe('orders on the 29th of February', { timeout: 60_000 }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    world.cloud.clock.advance(lateOnLeapDay - world.cloud.clock.now());
  }, 60_000);
  afterEach(() => world.tidyUp());
  afterAll(() => world.cloud.stop());

  it.each([
    ['P1Y', '2029-02-28'],
    ['P1M', '2028-03-29'],
    ['P1D', '2028-03-01'],
  ])('give certificates that are valid for %s until %s', async (validity, lastDay) => {
    await world.setOption('validity', validity);
    const alva = await world.newUser();
    const { mobileId, installation } = await alva.getMobileId();
    const ends = installation.certificates.map(({ pem }) => new X509Certificate(pem).notAfter.toISOString());
    expect(ends.map((end) => end.slice(0, 10))).toEqual([lastDay, lastDay]);
    expect(Date.parse(mobileId.notAfter)).toBe(Date.parse(ends[0] ?? ''));
  });
});
