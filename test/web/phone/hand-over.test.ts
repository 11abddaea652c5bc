import { describe, expect, it } from 'vitest';
import { isInstalled } from '../../../web/phone/store/records.ts';
import { handedOver, handingOver, leave, ordered } from './support/handed-over.ts';
import type { Meanwhile, Phone } from './support/phone.ts';

/** The user says it as soon as the page waits for it. */
const says =
  (phone: Phone, word: 'installed' | 'not-installed', ...then: readonly Meanwhile[]): Meanwhile =>
  () => {
    phone.meanwhile(...then);
    phone.controller?.handOver.say(word);
    // Nothing else is to come first.
    return new Promise((resolve) => setTimeout(resolve, 0));
  };

describe('where the keys shall be', () => {
  it('is asked where the user may decide, and page is as ever', async () => {
    const phone = ordered('choice');
    const controller = await phone.open();
    const { offer } = phone;
    await controller.accept(offer, 'Pixel');
    expect(phone.screen).toMatchObject({ name: 'store-choice', phoneName: 'Pixel' });
    phone.meanwhile(phone.approved, phone.completed);
    await controller.choose(offer, 'Pixel', 'page');
    expect([phone.screen.name, phone.order.phone?.store]).toEqual(['done', 'page']);
    const [mobileId] = (await phone.store.all()).filter(isInstalled);
    expect(mobileId?.certificates.map(({ privateKey }) => privateKey?.extractable)).toEqual([false, false]);
  });

  it('is not asked where the company has decided', async () => {
    const phone = ordered('system');
    await handedOver(phone, leave);
    expect(phone.screens).not.toContain('store-choice');
    expect(phone.order.phone?.store).toBe('system');
  });

  it('leads to the installed app for keys that stay in the page only', async () => {
    const system = ordered('choice');
    system.betterPlace = 'installed-app';
    const controller = await system.open();
    const { offer } = system;
    await controller.choose(offer, 'Pixel', 'page');
    expect(system.screen).toMatchObject({ name: 'better-place', where: 'installed-app' });
    await controller.stay(offer.link);
    system.meanwhile(leave);
    await controller.choose(offer, 'Pixel', 'page');
    expect(system.screens).toContain('match-code');
  });
});

describe('keys for the phone’s system', () => {
  it('can be exported, but for the one that opens what is sent', async () => {
    const phone = ordered('system');
    await handedOver(phone, leave);
    const { certificates } = await handingOver(phone);
    expect(certificates.map(({ privateKey }) => privateKey.extractable)).toEqual([true, true]);
  });

  it('wait for their user’s word: the phone acknowledges nothing', async () => {
    const phone = ordered('system');
    await handedOver(phone, leave);
    expect(phone.screens).toContain('hand-over');
    expect(phone.order.installation).toBeUndefined();
    expect(phone.api.listBodies('confirm-installation')).toEqual([]);
  });

  it('are the same after a reload, with the same password', async () => {
    const phone = ordered('system');
    await handedOver(phone, leave);
    const before = await handingOver(phone);
    phone.meanwhile(leave);
    await phone.open();
    const after = await handingOver(phone);
    expect(after.password).toBe(before.password);
    expect(phone.screens).toContain('hand-over');
  });

  it('are gone from the page once they are installed, and the mobile ID is active', async () => {
    const phone = ordered('system');
    await handedOver(phone, says(phone, 'installed', phone.completed));
    expect(phone.screen.name).toBe('done');
    const [mobileId] = (await phone.store.all()).filter(isInstalled);
    expect(mobileId).toMatchObject({ store: 'system' });
    expect(mobileId).not.toHaveProperty('password');
    expect(mobileId?.certificates.map(({ privateKey }) => privateKey)).toEqual([undefined, undefined]);
  });

  it('that could not be installed leave nothing, and the service is told', async () => {
    const phone = ordered('system');
    await handedOver(phone, says(phone, 'not-installed'));
    expect(phone.screen).toEqual({ name: 'trouble', trouble: 'not-installed' });
    expect(await phone.store.all()).toEqual([]);
    expect(phone.order).toMatchObject({ state: 'failed', ended: { reason: 'not-installed' } });
  });

  it('that could not be installed are reported until the service has heard of it', async () => {
    const phone = ordered('system');
    const lost: Meanwhile = () => undefined;
    const say = says(phone, 'not-installed', lost);
    await handedOver(phone, () => {
      phone.api.disturb('request lost');
      return say();
    });
    expect(phone.order.state).toBe('failed');
    expect(phone.screens).toContain('stopping');
  });

  it('are wiped when their time is over, whatever the network does', async () => {
    const phone = ordered('system');
    await handedOver(phone, leave);
    phone.stage.time = new Date((await handingOver(phone)).deadline);
    phone.api.disturb('request lost', 'request lost');
    await phone.open();
    expect(phone.screen).toEqual({ name: 'trouble', trouble: 'not-installed' });
    expect(await phone.store.all()).toEqual([]);
  });

  it('are wiped when their time ends while the phone is offline', async () => {
    const phone = ordered('system');
    await handedOver(phone, leave);
    const { deadline } = await handingOver(phone);
    phone.api.disturb('request lost', 'request lost', 'request lost');
    phone.meanwhile(() => {
      phone.stage.time = new Date(deadline);
    });
    await phone.open();
    expect(phone.screen).toEqual({ name: 'trouble', trouble: 'not-installed' });
    expect(await phone.store.all()).toEqual([]);
  });

  it('are wiped when their time is over, though the phone goes on with another order', async () => {
    const phone = ordered('system');
    await handedOver(phone, leave);
    const [record, overdue] = [await handingOver(phone), phone.stage.time.toISOString()];
    await phone.store.write({ ...record, orderId: 'of another code', deadline: overdue });
    await phone.store.remove(record.orderId);
    await phone.open();
    expect(await phone.store.all()).toEqual([]);
  });

  it('are wiped when the order ends while they wait', async () => {
    const phone = ordered('system');
    await handedOver(phone, phone.ended('failed'));
    expect(phone.screen).toEqual({ name: 'trouble', trouble: 'not-installed' });
    expect(await phone.store.all()).toEqual([]);
  });
});
