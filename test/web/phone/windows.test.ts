import { describe, expect, it, vi } from 'vitest';
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

describe('a window that takes over', () => {
  it('goes on where the other one was, which stops and waits', async () => {
    const phone = new Phone();
    phone.locks = browserLocks();
    const first = await phone.open();
    const { offer } = phone;
    let taking: Promise<void> | undefined;
    phone.meanwhile(
      () => {
        taking = phone.load().continueHere();
      },
      phone.approved,
      phone.completed,
    );
    await first.accept(offer, 'First window');
    await taking;
    expect(phone.screens.filter((name) => name === 'elsewhere')).toHaveLength(1);
    expect(phone.screens).toContain('done');
    expect(phone.api.listBodies('submit-activation')).toHaveLength(1);
    expect(phone.order.phone?.name).toBe('First window');
  });

  it('may give way again, and does not come back by itself afterwards', async () => {
    const phone = new Phone();
    phone.locks = browserLocks();
    const [second, first] = [phone.load(), await phone.open()];
    const { offer } = phone;
    let taking: Promise<unknown> | undefined;
    phone.meanwhile(
      () => {
        taking = second.continueHere();
      },
      () => {
        taking = Promise.all([taking, first.continueHere()]);
      },
      phone.approved,
      phone.completed,
    );
    await first.accept(offer, 'First window');
    await taking;
    expect(phone.screens.filter((name) => name === 'done')).toHaveLength(1);
    expect(phone.screens.slice(-2)).toEqual(['done', 'home']);
    expect(phone.api.listBodies('submit-activation')).toHaveLength(1);
  });

  it('is the only one that shows what happens', async () => {
    const phone = new Phone();
    phone.locks = browserLocks();
    const [second, first] = [phone.load(), await phone.open()];
    vi.spyOn(phone.store, 'all').mockImplementationOnce(async () => {
      // By then the first window has the lock.
      await Promise.resolve();
      await second.continueHere();
      return [];
    });
    await first.accept(phone.offer, 'First window');
    expect(phone.screens).toContain('elsewhere');
    expect(phone.screens).not.toContain('making-keys');
  });

  it('makes its own keys where the other one had made none that count', async () => {
    const phone = new Phone();
    phone.locks = browserLocks();
    const [second, first] = [phone.load(), await phone.open()];
    const { offer } = phone;
    const accepting = first.accept(offer, 'First window');
    await second.continueHere();
    await accepting;
    expect(phone.api.listBodies('submit-activation')).toEqual([]);
    phone.meanwhile(phone.approved, phone.completed);
    await second.accept(phone.offer, 'Second window');
    expect(phone.screens).toContain('done');
    expect(phone.order.phone?.name).toBe('Second window');
  });
});

describe('a window that slept', () => {
  it('does not take a mobile ID back to where it stood when it fell asleep', async () => {
    const phone = new Phone();
    phone.meanwhile(async () => {
      const [asleep] = await phone.store.all();
      if (!asleep) throw new Error('nothing is stored');
      await phone.approved();
      phone.meanwhile(phone.completed);
      await phone.load().start();
      await phone.store.write(asleep);
      expect(await phone.store.all()).toMatchObject([{ step: 'installed' }]);
      throw new Error('closed');
    });
    await phone.accept();
    expect(await phone.store.all()).toMatchObject([{ step: 'installed' }]);
  });
});

describe('a page that should be an app', () => {
  it('says so before it makes keys, and lets its user go on', async () => {
    const phone = new Phone();
    phone.betterPlace = 'installed-app';
    const controller = await phone.open();
    if (phone.screen.name !== 'better-place') throw new Error(`shows ${phone.screen.name}`);
    expect(phone.api.sent.map(({ route }) => route)).toEqual(['read-activation']);
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
