import { expect } from 'vitest';
import { until } from '../../demo/actors/until.ts';
import { revokeByHand } from './by-hand.ts';
import { becomes } from './leaving.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

const gone = { status: 410, code: 'challenge-gone' };

/** A person with a mobile ID, whose phone signs challenges. */
const withMobileId = async (world: World) => {
  // The access token outlives the story, however busy the machine is.
  world.cloud.clock.rate = 1;
  const person = await world.newUser();
  const { mobileId, phone, order, installation } = await person.getMobileId();
  await world.processEnds(order.orderId);
  const now = () => world.cloud.clock.date();
  const answer = async (challenge?: string) =>
    phone.answerChallenge(challenge ?? (await phone.askForChallenge(now())), now());
  const seen = async () => (await person.selfService.mobileId(mobileId.mobileId)).test;
  return { person, certificates: installation.certificates, id: mobileId.mobileId, phone, now, answer, seen };
};

const failedOf = async ({ phone, answer }: Awaited<ReturnType<typeof withMobileId>>) =>
  (await phone.test(await answer())).failed;

export const tested = [
  story('a phone tests its mobile ID, and its user sees that it works', async (world) => {
    const alva = await withMobileId(world);
    expect(await alva.seen()).toBeUndefined();
    const { at, failed, state } = await alva.phone.test(await alva.answer());
    expect([failed, state]).toEqual([[], 'active']);
    expect(await alva.seen()).toEqual({ at, failed: [] });
  }),

  story('a proof that was used, has expired or is another’s tests nothing', async (world) => {
    const [alva, mallory] = [await withMobileId(world), await withMobileId(world)];
    const proof = await alva.answer();
    await alva.phone.test(proof);
    await expect(alva.phone.test(proof)).rejects.toMatchObject(gone);

    const challenge = await alva.phone.askForChallenge(alva.now());
    await expect(mallory.phone.test(await mallory.answer(challenge))).rejects.toMatchObject(gone);
    expect(await mallory.seen()).toBeUndefined();

    world.cloud.clock.advance(301_000);
    await expect(alva.phone.test(await alva.answer(challenge))).rejects.toMatchObject(gone);
    const bare = await alva.phone.answerChallenge(undefined, alva.now());
    await expect(alva.phone.test(bare)).rejects.toMatchObject({ status: 401 });
  }),

  story('a test fails once the mobile ID is locked, and once it is revoked', async (world) => {
    const alva = await withMobileId(world);
    await alva.person.selfService.lock(alva.id, 'phone-lost');
    expect(await failedOf(alva)).toContain('mobile-id');
    await becomes(world, alva.id, 'locked');
    expect(await failedOf(alva)).toEqual(['mobile-id', 'revocation']);
    expect((await alva.seen())?.failed).toEqual(['mobile-id', 'revocation']);
  }),

  story('a test fails once somebody revoked the certificate with the CA itself', async (world) => {
    const alva = await withMobileId(world);
    expect(await failedOf(alva)).toEqual([]);
    for (const { serial } of alva.certificates) await revokeByHand(world, serial);
    // The CA's list is asked for once in five minutes.
    world.cloud.clock.advance(300_000);
    expect(await failedOf(alva)).toEqual(['revocation']);
    await alva.person.selfService.lock(alva.id, 'no-longer-needed');
    await becomes(world, alva.id, 'locked');
  }),

  story('a test fails while the directory says that its user is inactive', async (world) => {
    const alva = await withMobileId(world);
    await alva.person.becomes('inactive');
    expect((await failedOf(alva))[0]).toBe('user');
    await alva.person.becomes('active');
    await until(
      () => failedOf(alva),
      (failed) => failed.length === 0,
    );
  }),
];
