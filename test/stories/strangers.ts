import { expect } from 'vitest';
import { Phone } from '../../demo/actors/phone.ts';
import { story } from './story.ts';

const anotherCode = (matchCode: string) => ((Number(matchCode) + 1) % 1_000_000).toString().padStart(6, '0');

export const strangers = [
  story('a thief who answers a stolen QR code first gets nothing', async (world) => {
    const alva = await world.newUser();
    const { orderId, phone: own, link } = await alva.goTo('awaiting-phone');
    const thief = new Phone(world.cloud.endpoints.api, link, 'Not yours');
    const shownToThief = await thief.answer();

    await expect(own.open()).rejects.toMatchObject({ status: 410 });
    const seen = await alva.selfService.reach(orderId, 'awaiting-approval');
    expect(seen.phone).toEqual({ name: 'Not yours', triesLeft: 3 });
    await expect(alva.selfService.approve(orderId, anotherCode(shownToThief))).rejects.toMatchObject({
      code: 'match-code-wrong',
    });
    await alva.selfService.cancel(orderId, 'not-my-phone');

    await world.processEnds(orderId);
    await expect(thief.readStanding()).rejects.toMatchObject({ status: 409 });
    expect(await world.issuedFor(orderId)).toEqual([]);
    expect(await world.mailsTo(alva, 1)).toHaveLength(1);
  }),

  story('three wrong match codes end the order', async (world) => {
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-approval');
    let wrong = await phone.answer();
    for (let tries = 0; tries < 3; tries += 1) {
      wrong = anotherCode(wrong);
      await expect(alva.selfService.approve(orderId, wrong)).rejects.toMatchObject({ status: 422 });
    }
    await world.processEnds(orderId);
    expect(await world.orderState(orderId)).toBe('failed');
    expect(await world.mailsTo(alva, 1)).toHaveLength(1);
  }),

  story('nobody else sees or moves an order, or acts as its phone', async (world) => {
    const [alva, mallory] = [await world.newUser(), await world.newUser()];
    const { orderId, link } = await alva.goTo('awaiting-phone');
    const notFound = { status: 404, code: 'order-not-found' };
    await expect(mallory.selfService.read(orderId)).rejects.toMatchObject(notFound);
    await expect(mallory.selfService.cancel(orderId)).rejects.toMatchObject(notFound);
    await expect(mallory.selfService.renewCode(orderId)).rejects.toMatchObject(notFound);
    const guess = new Phone(
      world.cloud.endpoints.api,
      `${link.slice(0, link.lastIndexOf('.'))}.${'A'.repeat(27)}`,
    );
    await expect(guess.open()).rejects.toMatchObject({ status: 401 });
    await expect(guess.readStanding()).rejects.toMatchObject({ status: 401 });
    await alva.selfService.cancel(orderId);
  }),

  story(
    'a second phone with the same code is refused, the first gets the same answer again',
    async (world) => {
      const alva = await world.newUser();
      const { orderId, phone, link } = await alva.goTo('awaiting-approval');
      const second = new Phone(world.cloud.endpoints.api, link, 'Second phone');
      await expect(second.answer()).rejects.toMatchObject({ status: 410 });
      expect(await phone.answer()).toBe(await phone.answer());
      await alva.selfService.cancel(orderId);
    },
  ),
];
