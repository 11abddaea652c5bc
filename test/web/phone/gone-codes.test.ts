import { describe, expect, it } from 'vitest';
import { later, orderIn } from '../../support/orders.ts';
import { Phone } from './support/phone.ts';

const trouble = (phone: Phone): string =>
  phone.screen.name === 'trouble' ? phone.screen.trouble : `none, but ${phone.screen.name}`;

describe('an activation code that works no more', () => {
  it('was used on another phone', async () => {
    const phone = new Phone();
    const { phone: other } = orderIn('awaiting-approval');
    phone.stage.putOrder({ ...phone.order, ...(other && { phone: other }) });
    await phone.open();
    expect(trouble(phone)).toBe('code-used');
  });

  it('was used on another phone while this one looked', async () => {
    const [first, second] = [new Phone(), new Phone()];
    const controller = await second.open();
    await first.accept();
    second.stage.putOrder(first.order);
    await controller.accept(second.offer, 'Mallory');
    expect(trouble(second)).toBe('code-used');
    expect(await second.store.all()).toEqual([]);
  });

  it.each(['link', 'offer'])(
    'was replaced by a newer one before its user went on from the %s',
    async (from) => {
      const phone = new Phone();
      const controller = phone.load();
      const { activationCode } = phone.order;
      if (!activationCode) throw new Error('the order has no code');
      if (from === 'offer') await controller.start();
      const newer = { ...activationCode, hash: 'of a newer code', replaced: [activationCode.hash] };
      phone.stage.putOrder({ ...phone.order, activationCode: newer });
      await (from === 'offer' ? controller.accept(phone.offer, 'Pixel') : controller.start());
      expect(trouble(phone)).toBe('code-replaced');
      expect(await phone.store.all()).toEqual([]);
      expect([...phone.session]).toEqual([]);
    },
  );

  it('had expired before its user opened the link', async () => {
    const phone = new Phone();
    phone.stage.time = later(3000);
    await phone.open();
    expect(trouble(phone)).toBe('code-expired');
  });

  it('expired while its user read the offer', async () => {
    const phone = new Phone();
    const controller = await phone.open();
    phone.stage.time = later(3000);
    await controller.accept(phone.offer, 'Pixel');
    expect(trouble(phone)).toBe('code-expired');
    expect(await phone.store.all()).toEqual([]);
    expect([...phone.session]).toEqual([]);
  });
});
