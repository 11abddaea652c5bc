import { expect } from 'vitest';
import { renew, sendRenewal } from '../../demo/actors/renew.ts';
import { becomes, stored } from './leaving.ts';
import { letMinutesPass } from './minutes.ts';
import {
  expectRefused,
  goesToInstallation,
  madeBy,
  personRenewing,
  reasonsFor,
  startsRenewal,
} from './renewing.ts';
import { story } from './story.ts';

const valid = [undefined, undefined];
const superseded = ['SUPERSEDED', 'SUPERSEDED'];

const renewed = [
  story(
    'a phone renews its mobile ID, and the old one works until the new one is acknowledged',
    async (world) => {
      const alva = await personRenewing(world);
      const { renewableFrom = '' } = await alva.phone.readMobileId(alva.now());
      expect(Date.parse(renewableFrom)).toBeLessThan(alva.now().getTime());

      const { orderId, approval, phone } = await goesToInstallation(world, alva);
      expect(approval).toBe('none');
      expect(await stored(world, alva.id)).toMatchObject({ state: 'active' });
      expect(await reasonsFor(world, alva.first.order.orderId)).toEqual(valid);
      expect(await reasonsFor(world, orderId)).toEqual(valid);

      await phone.acknowledge();
      await world.processEnds(orderId);
      expect(await madeBy(world, orderId)).toMatchObject({ state: 'active', phoneName: 'Alva’s phone' });
      expect(await stored(world, alva.id)).toMatchObject({ state: 'locked', change: { reason: 'replaced' } });
      expect(await reasonsFor(world, alva.first.order.orderId)).toEqual(superseded);
      const { state, renewableFrom: next = '' } = await phone.readMobileId(alva.now());
      expect([state, Date.parse(next) > alva.now().getTime()]).toEqual(['active', true]);
      expect((await alva.phone.readMobileId(alva.now())).renewableFrom).toBeUndefined();
    },
  ),

  story('a renewal asks its user for the match code where the options do', async (world) => {
    await world.setOption('renewal-approval', 'match-code');
    const alva = await personRenewing(world);
    const { selfService } = alva.person;
    const { orderId } = await renew(alva, async ({ orderId: running, link }, matchCode) => {
      world.secrets.plantLink(link);
      expect((await selfService.start()).orderId).toBe(running);
      await selfService.reach(running, 'awaiting-approval');
      expect(await reasonsFor(world, running)).toEqual([]);
      await selfService.approve(running, matchCode);
    });
    await world.processEnds(orderId);
    expect(await madeBy(world, orderId)).toMatchObject({ state: 'active' });
  }),

  story('no reminder of the old mobile ID follows its renewal', async (world) => {
    await world.setOption('reminders', '19');
    const [alva, bo] = [await personRenewing(world), await personRenewing(world)];
    await world.processEnds((await renew(alva)).orderId);
    const mails = (await world.mailsTo(alva.person, 2)).length;
    const told = (await world.mailsTo(bo.person, 1)).length;
    await world.pass(25 * 60 * 60_000);
    await world.mailsTo(bo.person, told + 1);
    expect(await world.mailsTo(alva.person, 0)).toHaveLength(mails);
  }),

  story('a renewal gives its phone the encryption keys that it had', async (world) => {
    await world.setOptions({
      'certificates/encryption': 'always',
      'recover-encryption-certificates': 'true',
    });
    const alva = await personRenewing(world);
    const { orderId, phone, installation } = await renew(alva);
    const keys = await phone.openKeys(installation);
    expect(keys.size).toBe(2);
    expect([...keys.keys()]).toEqual(expect.arrayContaining([...alva.first.keys.keys()]));
    await world.processEnds(orderId);
    expect(await madeBy(world, orderId)).toMatchObject({ state: 'active' });
  }),

  story(
    'a renewal whose execution never started is started by the sweep, after its phone answered',
    async (world) => {
      const alva = await personRenewing(world);
      const throttled = { code: 'ThrottlingException' };
      world.cloud.faults.inject({
        service: 'states',
        operation: 'StartExecution',
        error: throttled,
        times: 3,
      });
      const { orderId, phone } = await startsRenewal(world, alva);
      await phone.answer();
      await letMinutesPass(world, async () => (await world.orderState(orderId)) === 'awaiting-installation');
      await phone.install();
      await phone.acknowledge();
      await world.processEnds(orderId);
      expect(await madeBy(world, orderId)).toMatchObject({ state: 'active' });
    },
  ),

  story('a renewal whose answer got lost is answered again, and the code before is dead', async (world) => {
    const alva = await personRenewing(world);
    const lost = await startsRenewal(world, alva);
    const { orderId, phone } = await startsRenewal(world, alva);
    expect(orderId).toBe(lost.orderId);
    await expect(lost.phone.open()).rejects.toMatchObject({ code: 'activation-code-gone' });
    await phone.answer();
    await expectRefused(alva, 'order-running');
    await phone.install();
    await phone.acknowledge();
    await world.processEnds(orderId);
    expect(await madeBy(world, orderId)).toMatchObject({ state: 'active' });
  }),
];

const refused = [
  story('a proof that was used, or is another phone’s, renews nothing', async (world) => {
    const [alva, mallory] = [await personRenewing(world), await personRenewing(world)];
    const challenge = await alva.phone.askForChallenge(alva.now());
    const proof = await alva.phone.answerChallenge(challenge, alva.now());
    const ofMallory = await mallory.phone.answerChallenge(challenge, mallory.now());
    await expect(sendRenewal(mallory, ofMallory)).rejects.toMatchObject({ code: 'challenge-gone' });
    const bare = await alva.phone.answerChallenge(undefined, alva.now());
    await expect(sendRenewal(alva, bare)).rejects.toMatchObject({ code: 'unauthorized' });

    const { orderId } = await sendRenewal(alva, proof);
    await expect(sendRenewal(alva, proof)).rejects.toMatchObject({ code: 'challenge-gone' });
    await alva.person.selfService.cancel(orderId);
    await world.processEnds(orderId);
    await expect(sendRenewal(alva, proof)).rejects.toMatchObject({ code: 'challenge-gone' });
    const own = (await world.orders()).filter(({ userId }) => userId === mallory.person.userId);
    expect(own).toHaveLength(1);
  }),

  story('what is too early to renew, or may not be, is not', async (world) => {
    const [alva, bo] = [await personRenewing(world, { daysLeft: 31 }), await personRenewing(world)];
    await expectRefused(alva);
    await world.setOption('renewal-from', 'PT0S');
    await expectRefused(bo);
    expect(await bo.phone.readMobileId(bo.now())).not.toHaveProperty('renewableFrom');
    await world.setOption('renewal-from', 'P60D');
    await world.setOption('phone-store', 'system');
    await expectRefused(alva);
    await world.setOption('phone-store', 'choice');
    const { orderId } = await renew(alva);
    await world.processEnds(orderId);
  }),

  story('what is locked, inactive or expired is not renewed', async (world) => {
    const [alva, bo, cleo] = [
      await personRenewing(world),
      await personRenewing(world),
      await personRenewing(world, { daysLeft: -1 }),
    ];
    await alva.person.selfService.lock(alva.id, 'phone-lost');
    await becomes(world, alva.id, 'locked');
    await bo.person.becomes('inactive');
    await becomes(world, bo.id, 'inactive');
    for (const each of [alva, bo, cleo]) await expectRefused(each);
  }),

  story('nobody renews while another order of theirs runs', async (world) => {
    const alva = await personRenewing(world);
    const { orderId } = await alva.person.goTo('awaiting-confirmation');
    await expectRefused(alva, 'order-running');
    await alva.person.selfService.cancel(orderId);
    await world.processEnds(orderId);
    await world.processEnds((await renew(alva)).orderId);
  }),
];

export const renewals = [...renewed, ...refused];
