import { describe, expect, it } from 'vitest';
import type { Mishap } from './support/activation-api.ts';
import { Phone } from './support/phone.ts';

const nothing = (): void => undefined;
const mishaps: readonly Mishap[] = ['request lost', 'answer lost', 'busy', 'somebody else answers'];

/** The phone's last waits: the user types the match code, the process comes to its end. */
const toTheEnd = (phone: Phone) => [phone.approved, phone.completed];

describe('a request that is not answered', () => {
  it.each(mishaps)('is sent again to the last byte, and gets the same match code: %s', async (mishap) => {
    const phone = new Phone();
    const controller = await phone.open();
    phone.api.disturb(mishap, mishap);
    phone.meanwhile(nothing, nothing, ...toTheEnd(phone));
    await controller.accept(phone.offer, 'Pixel');
    const bodies = phone.api.listBodies('submit-activation');
    expect(bodies.length).toBeGreaterThan(2);
    expect(new Set(bodies).size).toBe(1);
    expect(phone.screen.name).toBe('done');
    expect(phone.order.state).toBe('completed');
  });

  it('tells the user, and that all is well again', async () => {
    const phone = new Phone();
    const controller = await phone.open();
    phone.api.disturb('request lost');
    phone.meanwhile(nothing, ...toTheEnd(phone));
    await controller.accept(phone.offer, 'Pixel');
    expect(phone.shown.map(({ screen: { name }, connection }) => `${name} ${connection}`)).toEqual(
      expect.arrayContaining(['sending good', 'sending offline', 'match-code good']),
    );
    expect(phone.shown.at(-1)?.connection).toBe('good');
  });

  it('does not take the match code off the screen', async () => {
    const phone = new Phone();
    const controller = await phone.open();
    phone.meanwhile(
      () => {
        phone.api.disturb('request lost');
      },
      nothing,
      ...toTheEnd(phone),
    );
    await controller.accept(phone.offer, 'Pixel');
    const offline = phone.shown.filter(({ connection }) => connection === 'offline');
    expect(offline.map(({ screen }) => screen.name)).toEqual(['match-code']);
  });

  it('may be the first one', async () => {
    const phone = new Phone();
    phone.api.disturb('request lost', 'somebody else answers');
    phone.meanwhile(nothing, nothing);
    await phone.open();
    expect(phone.screen.name).toBe('offer');
  });

  it('may be the acknowledgement', async () => {
    const phone = new Phone();
    phone.meanwhile(
      async () => {
        await phone.approved();
        phone.api.disturb('none', 'answer lost', 'request lost');
      },
      nothing,
      nothing,
      phone.completed,
    );
    await phone.accept();
    expect(phone.screen.name).toBe('done');
    expect(phone.api.listBodies('confirm-installation')).toHaveLength(3);
  });
});

describe('a request that was refused', () => {
  it('is not sent again by itself', async () => {
    const phone = new Phone();
    const controller = await phone.open();
    phone.ended('cancelled')();
    await controller.accept(phone.offer, 'Pixel');
    expect(phone.api.listBodies('submit-activation')).toHaveLength(1);
  });

  it('can be made anew with the same code when the service does not take it', async () => {
    const phone = new Phone();
    const controller = await phone.open();
    await controller.accept(phone.offer, 'a name with a control character: \u0007');
    expect(phone.screen).toEqual({ name: 'trouble', trouble: 'request-refused' });
    expect(await phone.store.all()).toEqual([]);
    phone.meanwhile(...toTheEnd(phone));
    await controller.start();
    await controller.accept(phone.offer, 'Pixel');
    expect(phone.screen.name).toBe('done');
  });
});
