import { expect } from 'vitest';
import type { MobileIdState } from '../../domain/mobile-id.ts';
import { allAtOnce, crowd, only } from './crowds.ts';
import { timesLogged } from './executions.ts';
import { becomes } from './leaving.ts';
import type { Person, StandingOrder } from './person.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

/** What an administrator does to a user, and the mobile ID of a completed order follows. */
type Absence = Extract<MobileIdState, 'inactive' | 'locked'>;

/** In the midst of a crowd. */
const middle = Math.floor(crowd.length / 2);

/** All do the same at once, but for the one in their midst: that is the administrator. */
const inTheMidst = (does: () => Promise<string>, change: () => Promise<void>): Promise<readonly string[]> =>
  allAtOnce((index) => (index === middle ? change().then(() => 'changed') : does()));

/** The order failed for its user's absence, once, and left nothing valid. */
const endedOnce = async (world: World, orderId: string): Promise<void> => {
  const { state, ended } = await world.order(orderId);
  expect([state, ended?.reason]).toEqual(['failed', 'user-not-active']);
  const ends = world
    .logged('order-ended')
    .split('\n')
    .filter((line) => line.includes(orderId));
  expect(ends.filter((line) => line.includes('"reason":"user-not-active"'))).toHaveLength(1);
  expect(timesLogged(world, 'mobile-id-activated', orderId)).toBe(0);
  expect((await world.issuedFor(orderId)).filter(({ revokedAt }) => revokedAt === undefined)).toEqual([]);
};

/** Which of the two came first decides: the mobile ID is there and follows its user, or it never was. */
const followedOrNever = async (
  world: World,
  alva: Person,
  { orderId, absence }: Pick<StandingOrder, 'orderId'> & { readonly absence: Absence },
): Promise<void> => {
  const { state, mobileId } = await world.order(orderId);
  if (state !== 'completed') return endedOnce(world, orderId);
  await becomes(world, mobileId, absence);
  expect(timesLogged(world, 'mobile-id-activated', orderId)).toBe(1);
  expect((await world.mobileIds()).filter(({ userId }) => userId === alva.userId)).toHaveLength(1);
};

const approvals = (['locked'] as const).map((absence) =>
  story(`twenty approvals, and a user who is ${absence} in their midst: nothing is valid`, async (world) => {
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-approval');
    const right = await phone.answer();
    const answers = await inTheMidst(
      () => alva.selfService.approve(orderId, right).then(() => 'approved'),
      () => alva.becomes(absence),
    );
    only(answers, 'approved', 'order-ended', 'wrong-step', 'changed');
    await world.processEnds(orderId);
    await endedOnce(world, orderId);
    await expect(alva.selfService.approve(orderId, right)).rejects.toMatchObject({ code: 'order-ended' });
  }),
);

const installations = (['inactive', 'locked'] as const).map((absence) =>
  story(
    `twenty installations, and a user who is ${absence} in their midst: no mobile ID works`,
    async (world) => {
      const alva = await world.newUser();
      const { orderId, phone } = await alva.goTo('awaiting-installation');
      await phone.install();
      const answers = await inTheMidst(
        () => phone.acknowledge().then(() => 'installed'),
        () => alva.becomes(absence),
      );
      only(answers, 'installed', 'order-ended', 'wrong-step', 'changed');
      await world.processEnds(orderId);
      await followedOrNever(world, alva, { orderId, absence });
    },
  ),
);

/** Directory changes while many do what they may do once. */
export const leavingRaces = [...approvals, ...installations];
