import { expect } from 'vitest';
import { Phone } from '../../demo/actors/phone.ts';
import { until } from '../../demo/actors/until.ts';
import { allAtOnce, crowd, only, tally } from './crowds.ts';
import type { Person } from './person.ts';
import { timesLogged } from './executions.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

/** Codes that the phone does not show. */
const wrongCodes = (right: string): readonly string[] =>
  crowd.map((index) => index.toString().padStart(6, '0')).filter((code) => code !== right);

/** Half of all type the digits that the phone shows, the others different wrong ones. */
const approvedOrStopped = async (
  world: World,
  { selfService }: Person,
  { orderId, right }: { readonly orderId: string; readonly right: string },
): Promise<void> => {
  const wrong = wrongCodes(right);
  const answers = await allAtOnce(async (index) => {
    await selfService.approve(orderId, index % 2 === 0 ? right : (wrong[index] ?? ''));
    return 'approved';
  });
  only(answers, 'approved', 'match-code-wrong', 'wrong-step', 'order-ended');
  const { approval, ended, matchTriesLeft } = await world.order(orderId);
  const isApproved = approval !== undefined;
  expect([answers.includes('approved'), ended?.reason, matchTriesLeft > 0]).toEqual(
    isApproved ? [true, undefined, true] : [false, 'match-code-wrong', false],
  );
  if (isApproved) await selfService.reach(orderId, 'awaiting-installation');
  else await world.processEnds(orderId);
  expect(await world.issuedFor(orderId)).toHaveLength(isApproved ? 2 : 0);
};

const lockedOnce = async (world: World, alva: Person): Promise<void> => {
  const mails = (await world.mailsTo(alva, 1)).length;
  const [{ mobileId } = { mobileId: '' }] = await alva.selfService.mobileIds();
  const answers = await allAtOnce(async () => (await alva.selfService.lock(mobileId, 'phone-lost')).state);
  expect(tally(answers)).toEqual({ locked: 20 });
  const processes = () => world.cloud.executions().filter(({ name }) => name.startsWith(mobileId));
  await until(
    () => processes().map(({ status }) => status),
    (statuses) => statuses.length > 0 && !statuses.includes('RUNNING'),
  );
  expect(processes()).toHaveLength(1);
  expect(await world.mailsTo(alva, mails + 1)).toHaveLength(mails + 1);
};

const stepStories = [
  story('each step of an order that is taken twenty times at once is taken once', async (world) => {
    const alva = await world.newUser();
    const { orderId } = await alva.goTo('awaiting-confirmation');
    const confirmed = await allAtOnce(async () => (await alva.selfService.confirm(orderId)).orderId);
    expect(tally(confirmed)).toEqual({ [orderId]: 20 });
    const phone = new Phone(
      world.cloud.endpoints.api,
      (await alva.selfService.reachCode(orderId)).link ?? '',
    );
    await phone.prepare();
    const [matchCode = '', ...others] = await allAtOnce(() => phone.answer());
    expect(new Set(others)).toEqual(new Set([matchCode]));
    await alva.selfService.reach(orderId, 'awaiting-approval');
    const approved = await allAtOnce(
      async () => (await alva.selfService.approve(orderId, matchCode)).orderId,
    );
    expect(tally(approved)).toEqual({ [orderId]: 20 });
    await phone.install();
    const installed = await allAtOnce(() => phone.acknowledge().then(() => 'installed'));
    expect(tally(installed)).toEqual({ installed: 20 });
    await world.processEnds(orderId);
    expect((await alva.selfService.mobileIds()).map(({ state }) => state)).toEqual(['active']);
    expect(timesLogged(world, 'mobile-id-activated', orderId)).toBe(1);
    expect(await world.issuedFor(orderId)).toHaveLength(2);
    await lockedOnce(world, alva);
  }),

  story(
    'twenty new codes, twenty phones, right and wrong digits at once: one of each counts',
    async (world) => {
      const alva = await world.newUser();
      const { orderId } = await alva.goTo('awaiting-phone');
      const renewed = await allAtOnce(async () => (await alva.selfService.renewCode(orderId)).state);
      only(renewed, 'awaiting-phone', 'too-many-requests');
      const { activationCode } = await alva.selfService.read(orderId);
      const phones = crowd.map(() => new Phone(world.cloud.endpoints.api, activationCode?.link ?? ''));
      await Promise.all(phones.map((phone) => phone.prepare()));
      const answers = await allAtOnce(async (index) => (await phones[index]?.answer()) ?? '');
      const right = (await world.order(orderId)).phone?.matchCode ?? '';
      expect(tally(answers)).toEqual({ [right]: 1, 'activation-code-gone': 19 });
      await alva.selfService.reach(orderId, 'awaiting-approval');
      await approvedOrStopped(world, alva, { orderId, right });
    },
  ),
];

const cancelStories = [
  story('of Cancel and the right digits at once, one comes through', async (world) => {
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-approval');
    const right = await phone.answer();
    const answers = await allAtOnce(async (index) => {
      if (index % 2 === 0) return (await alva.selfService.cancel(orderId)).state;
      await alva.selfService.approve(orderId, right);
      return 'approved';
    });
    only(answers, 'approved', 'cancelled', 'wrong-step', 'order-ended');
    const isCancelled = answers.includes('cancelled');
    if (isCancelled) await world.processEnds(orderId);
    else await alva.selfService.reach(orderId, 'awaiting-installation');
    expect((await world.order(orderId)).ended?.reason).toBe(isCancelled ? 'cancelled-by-user' : undefined);
    expect(await world.issuedFor(orderId)).toHaveLength(isCancelled ? 0 : 2);
  }),

  story('twenty times Cancel is one, and each is answered with the order', async (world) => {
    const alva = await world.newUser();
    const { orderId } = await alva.goTo('awaiting-confirmation');
    const answers = await allAtOnce(async () => (await alva.selfService.cancel(orderId)).state);
    expect(tally(answers)).toEqual({ cancelled: 20 });
    await world.processEnds(orderId);
    expect(await world.mailsTo(alva, 0)).toEqual([]);
  }),
];

export const races = [...stepStories, ...cancelStories];
