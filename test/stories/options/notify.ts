import { expect } from 'vitest';
import { en } from '../../../lambdas/mail/en.ts';
import type { Options } from '../../../domain/options/options.ts';
import type { Person } from '../person.ts';
import { roleOf } from '../roles.ts';
import { story } from '../story.ts';
import type { World } from '../world.ts';

const quarterHour = 15 * 60_000;

const ready = en.mails.success.subject;
const notice = en.mails.activated.subject;
const timeRanOut = en.mails.expired.subject;

/** What the option holds, and the mails about an order that succeeds and about one that nobody confirms. */
const outcomes = [
  ['none', [notice], []],
  ['success', [ready], []],
  ['failure', [notice], [timeRanOut]],
  ['both', [ready], [timeRanOut]],
] as const satisfies readonly (readonly [Options['notify'], readonly string[], readonly string[]])[];

const subjectsTo = async (world: World, { orderId, person }: { orderId: string; person: Person }) => {
  await world.processEnds(orderId);
  return (await world.mailsTo(person, 0)).map(({ subject }) => subject);
};

/** Two orders with one value of the option: one user goes on with theirs, the other leaves it. */
const twoOrders = async (world: World, value: Options['notify']) => {
  await world.setOption('notify', value);
  const [alva, berit] = [await world.newUser(), await world.newUser()];
  const left = await berit.goTo('awaiting-confirmation');
  await alva.goTo('awaiting-confirmation');
  return { alva, left: { orderId: left.orderId, person: berit } };
};

/** As a mail writes it in Swedish. */
const inSwedish = (moment: string | undefined): string => {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat('sv-SE', format).format(new Date(moment ?? ''))} UTC`;
};

const breakMail = ({ cloud }: World, words: string) =>
  cloud.faults.inject({
    service: 'ses',
    operation: 'SendEmail',
    role: roleOf(cloud.authorizer, words),
    error: { code: 'MessageRejected' },
    times: 100,
  });

export const notify = [
  story(
    'users are mailed about the outcomes that the option names, and of a mobile ID whatever it says',
    async (world) => {
      const pairs = [];
      for (const [value] of outcomes) pairs.push(await twoOrders(world, value));
      const got = await Promise.all(pairs.map(({ alva }) => alva.getMobileId()));
      world.cloud.clock.advance(quarterHour);
      for (const [at, [value, onSuccess, onFailure]] of outcomes.entries()) {
        const [pair, order] = [pairs[at], got[at]?.order];
        if (!pair || !order) throw new Error(`No orders for ${value}`);
        const told = await subjectsTo(world, { orderId: order.orderId, person: pair.alva });
        const left = await subjectsTo(world, pair.left);
        expect([value, told, left]).toEqual([value, onSuccess, onFailure]);
      }
    },
  ),

  story(
    'the mail about a mobile ID says what, when, where, and what to do if it was not you',
    async (world) => {
      await world.setOption('notify', 'success');
      const alva = await world.newUser({ language: 'sv' });
      await alva.goTo('awaiting-confirmation');
      await alva.movesTo(`new.${alva.email}`);
      const { mobileId } = await alva.getMobileId({ phoneName: 'Alvas telefon' });
      const [mail] = await world.mailsTo(alva, 1);
      expect(mail?.to).toEqual([alva.email]);
      expect(alva.email).toMatch(/^new\./);
      expect(mail?.subject).toBe('Ditt mobila id är klart');
      expect(mail?.text).toContain('Telefon: Alvas telefon\n');
      expect(mail?.text).toContain(`Aktivt sedan: ${inSwedish(mobileId.activatedAt)}\n`);
      expect(mail?.text).toContain('Certifikat: inloggning och underskrift\n');
      expect(mail?.text).toContain(`Giltigt till: ${inSwedish(mobileId.notAfter)}`);
      expect(mail?.text).toContain('eller var det inte du? Då har någon annan ett mobilt id i ditt namn');
    },
  ),

  story('no option keeps a lock from the user of a lost phone', async (world) => {
    await world.setOption('notify', 'none');
    const alva = await world.newUser();
    await alva.getMobileId({ phoneName: 'Lost phone' });
    const { orderId } = await alva.goTo('awaiting-phone', { oldPhone: 'lost' });
    const told = await world.mailsTo(alva, 2);
    expect(told.map(({ subject }) => subject)).toContain(en.mails.locked.subject);
    expect(told.map(({ text }) => text).join()).toContain('Phone: Lost phone');
    await alva.selfService.cancel(orderId);
    expect(await subjectsTo(world, { orderId, person: alva })).toHaveLength(2);
  }),

  story('a mail that cannot be sent changes nothing about an order, and an alarm rings', async (world) => {
    const { alva, left } = await twoOrders(world, 'both');
    breakMail(world, 'ActivateNotifySuccess');
    breakMail(world, 'CloseNotifyFailure');
    const { order, mobileId } = await alva.getMobileId();
    world.cloud.clock.advance(quarterHour);
    expect(await subjectsTo(world, { orderId: order.orderId, person: alva })).toEqual([]);
    expect(await subjectsTo(world, left)).toEqual([]);
    await alva.signInAgain();
    expect(await alva.selfService.mobileIds()).toEqual([mobileId]);
    expect(await world.orderState(left.orderId)).toBe('expired');
    for (const { orderId } of [order, left]) {
      const execution = world.cloud.executions().find(({ name }) => name === orderId);
      expect(execution?.status).toBe('SUCCEEDED');
      expect(world.logged('notification-failed')).toContain(orderId);
    }
    await world.rang('NotificationFailed');
    await world.rang('NotifySuccessErrors');
    await world.rang('NotifyFailureErrors');
  }),
];
