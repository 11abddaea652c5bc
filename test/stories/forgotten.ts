import { expect } from 'vitest';
import { letMinutesPass } from './minutes.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

/** What no order holds any more some minutes after its end, wherever it stands in the item. */
const secretNames = [
  'taskToken',
  'ciphertext',
  'requestHash',
  'secretHash',
  'transportKey',
  'certificateRequests',
  'certificateRequest',
  'matchCode',
  'recoveredKeys',
  'encryptionKey',
];

/** Every name in an item, however deep. */
const namesIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, held]) => [name, ...namesIn(held)])
    : [];

const forgotten = (world: World, orderId: string) =>
  letMinutesPass(world, async () => {
    const { ttlEpochSeconds, sweepAt } = await world.order(orderId);
    return ttlEpochSeconds !== undefined && sweepAt === undefined;
  });

const expectForgotten = async (world: World, orderId: string, word: string): Promise<void> => {
  const items = [...(await world.items('Orders')), ...(await world.items('MobileIds'))];
  const kept = items.filter((item) => item['orderId'] === orderId);
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.flatMap(namesIn).filter((name) => secretNames.includes(name))).toEqual([]);
  const text = JSON.stringify(kept);
  for (const secret of [word, 'BEGIN CERTIFICATE REQUEST', 'PRIVATE KEY']) expect(text).not.toContain(secret);
};

export const forgottenStories = [
  story('minutes after a mobile ID is active, its order holds no secret any more', async (world) => {
    await world.setOptions({
      'certificates/encryption': 'always',
      'recover-encryption-certificates': 'true',
    });
    const alva = await world.newUser();
    const { order } = await alva.getMobileId();
    await forgotten(world, order.orderId);
    await expectForgotten(world, order.orderId, 'jwe');
  }),

  story('minutes after an order ended without a mobile ID, it holds no secret any more', async (world) => {
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-approval');
    const matchCode = await phone.answer();
    await alva.selfService.cancel(orderId);
    await expect(phone.readStanding()).rejects.toMatchObject({ status: 409 });
    await forgotten(world, orderId);
    await expectForgotten(world, orderId, `"${matchCode}"`);
    await expect(phone.readStanding()).rejects.toMatchObject({ status: 401 });
  }),
];
