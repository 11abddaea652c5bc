import { describe, expect, it } from 'vitest';
import { Phone } from './support/phone.ts';

/** The page is gone in the middle of a wait. */
class Reloaded extends Error {}
const reload = (): never => {
  throw new Reloaded();
};

/** What the phone showed when it was loaded again, until it had to wait. */
const shownAfterReload = async (phone: Phone): Promise<readonly string[]> => {
  phone.shown.length = 0;
  await phone.open();
  return phone.screens;
};

describe('a reload', () => {
  it('before the user said yes shows the offer again', async () => {
    const phone = new Phone();
    await phone.open();
    expect(await shownAfterReload(phone)).toEqual(['opening', 'offer']);
  });

  it('while the request is on its way sends the same request, and asks nobody', async () => {
    const phone = new Phone();
    phone.meanwhile(reload);
    const controller = await phone.open();
    phone.api.disturb('answer lost');
    await controller.accept(phone.offer, 'Pixel');
    phone.meanwhile(phone.approved, phone.completed);
    expect(await shownAfterReload(phone)).toEqual(['sending', 'match-code', 'installing', 'done']);
    expect(new Set(phone.api.listBodies('submit-activation')).size).toBe(1);
  });

  it('while the user types shows the same match code', async () => {
    const phone = new Phone();
    phone.meanwhile(reload);
    await phone.accept();
    phone.meanwhile(phone.approved, phone.completed);
    expect(await shownAfterReload(phone)).toEqual(['match-code', 'installing', 'done']);
    const [shown] = phone.shown;
    expect(shown?.screen).toMatchObject({ record: { matchCode: phone.order.phone?.matchCode } });
    expect(phone.api.listBodies('submit-activation')).toHaveLength(1);
  });

  it('while certificates are issued goes on waiting', async () => {
    const phone = new Phone();
    phone.meanwhile(() => {
      phone.stage.putOrder({ ...phone.order, state: 'issuing' });
      reload();
    });
    await phone.accept();
    phone.meanwhile(phone.approved, phone.completed);
    expect(await shownAfterReload(phone)).toEqual(['match-code', 'issuing', 'installing', 'done']);
  });

  it('after the installation acknowledges again', async () => {
    const phone = new Phone();
    phone.meanwhile(phone.approved, reload);
    await phone.accept();
    phone.meanwhile(phone.completed);
    expect(await shownAfterReload(phone)).toEqual(['installing', 'done']);
    expect(phone.api.listBodies('confirm-installation')).toHaveLength(2);
  });

  it('after the order was completed meanwhile ends with the card', async () => {
    const phone = new Phone();
    phone.meanwhile(phone.approved, () => {
      phone.completed();
      reload();
    });
    await phone.accept();
    expect(await shownAfterReload(phone)).toEqual(['installing', 'done']);
  });

  it('after all that shows the card', async () => {
    const phone = new Phone();
    phone.meanwhile(phone.approved, phone.completed);
    await phone.accept();
    expect(await shownAfterReload(phone)).toEqual(['home']);
  });

  it('loses the tab, and still goes on, once the user said yes', async () => {
    const phone = new Phone();
    phone.meanwhile(reload);
    await phone.accept();
    phone.session.clear();
    phone.meanwhile(phone.approved, phone.completed);
    expect(await shownAfterReload(phone)).toEqual(['match-code', 'installing', 'done']);
  });
});
