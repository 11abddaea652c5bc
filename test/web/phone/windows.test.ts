import { describe, expect, it } from 'vitest';
import { browserLocks } from './support/locks.ts';
import { Phone } from './support/phone.ts';

describe('a link that is opened twice in one browser', () => {
  it('makes one set of keys: the second window waits, and then shows the mobile ID', async () => {
    const phone = new Phone();
    phone.locks = browserLocks();
    const [first, second] = [await phone.open(), await phone.open()];
    const { offer } = phone;
    let waiting: Promise<void> | undefined;
    phone.meanwhile(
      () => {
        waiting = second.accept(offer, 'Second window');
      },
      phone.approved,
      phone.completed,
    );
    await first.accept(offer, 'First window');
    await waiting;
    expect(phone.screens).toContain('elsewhere');
    expect(phone.screen.name).toBe('done');
    expect(phone.api.listBodies('submit-activation')).toHaveLength(1);
    expect(phone.order.phone?.name).toBe('First window');
  });

  it('lets the second window go on when the first one is gone', async () => {
    const phone = new Phone();
    phone.locks = browserLocks();
    const [first, second] = [await phone.open(), await phone.open()];
    const { offer } = phone;
    let waiting: Promise<void> | undefined;
    phone.meanwhile(
      () => {
        waiting = second.accept(offer, 'Second window');
        throw new Error('the first window is closed');
      },
      phone.approved,
      phone.completed,
    );
    await first.accept(offer, 'First window');
    await waiting;
    expect(phone.screen.name).toBe('done');
    expect(phone.order.phone?.name).toBe('First window');
  });
});

describe('a page that should be an app', () => {
  it('says so before it asks the service anything, and lets its user go on', async () => {
    const phone = new Phone();
    phone.betterPlace = 'installed-app';
    const controller = await phone.open();
    if (phone.screen.name !== 'better-place') throw new Error(`shows ${phone.screen.name}`);
    expect(phone.api.sent).toEqual([]);
    await controller.stay(phone.screen.link);
    expect(phone.screen.name).toBe('offer');
  });

  it('does not say so to an order that is on its way here', async () => {
    const phone = new Phone();
    await phone.accept();
    phone.betterPlace = 'installed-app';
    phone.meanwhile(phone.approved, phone.completed);
    await phone.open();
    expect(phone.screen.name).toBe('done');
  });
});
