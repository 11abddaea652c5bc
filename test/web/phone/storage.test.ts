import { describe, expect, it } from 'vitest';
import { Phone } from './support/phone.ts';

const trouble = (phone: Phone): string =>
  phone.screen.name === 'trouble' ? phone.screen.trouble : `none, but ${phone.screen.name}`;

describe('a browser that keeps its storage from the page', () => {
  it('is told before anything is sent', async () => {
    const phone = new Phone();
    phone.store.fill();
    await phone.accept();
    expect(trouble(phone)).toBe('storage-unavailable');
    expect(phone.api.listBodies('submit-activation')).toEqual([]);
    expect(phone.order.phone).toBeUndefined();
  });

  it('is never told to open a link that is used up, and goes on when it is tried again', async () => {
    const phone = new Phone();
    phone.meanwhile(async () => {
      await phone.approved();
      phone.store.fill();
    });
    await phone.accept();
    expect(trouble(phone)).toBe('storage-failing');
    const controller = phone.load();
    await controller.start();
    expect(trouble(phone)).toBe('storage-failing');
    phone.store.clear();
    phone.meanwhile(phone.completed);
    await controller.start();
    expect(phone.screen.name).toBe('done');
    expect(phone.api.listBodies('submit-activation')).toHaveLength(1);
  });

  it('is not told so either when the very response to its request can’t be stored', async () => {
    const phone = new Phone();
    const controller = await phone.open();
    const { offer } = phone;
    phone.api.after('submit-activation', () => {
      phone.store.fill();
    });
    await controller.accept(offer, 'Pixel');
    expect(trouble(phone)).toBe('storage-failing');
  });
});

describe('what the browser may delete', () => {
  it.each([true, false])('is known once there is something to delete: kept is %s', async (isKept) => {
    const phone = new Phone();
    phone.isKept = isKept;
    phone.meanwhile(phone.approved, phone.completed);
    await phone.accept();
    expect(phone.screen.name).toBe('done');
    expect(phone.shown.at(-1)).toMatchObject({ isKept });
  });
});
