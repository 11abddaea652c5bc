import { describe, expect, it } from 'vitest';
import { orderIn, secrets } from '../../support/orders.ts';
import { keyPair } from '../../support/x509/keys.ts';
import { encryptionCertificate } from '../../support/recovery.ts';
import { Phone } from './support/phone.ts';

const trouble = (phone: Phone): string =>
  phone.screen.name === 'trouble' ? phone.screen.trouble : `none, but ${phone.screen.name}`;

describe('a link that leads nowhere', () => {
  it.each(['#broken', `#${orderIn('awaiting-phone').orderId}`])('is incomplete: %s', async (hash) => {
    const phone = new Phone();
    phone.address.hash = hash;
    await phone.open();
    expect(trouble(phone)).toBe('link-incomplete');
    expect(phone.api.sent).toEqual([]);
  });

  it('is as good as incomplete when the service does not know it', async () => {
    const phone = new Phone();
    phone.address.hash = `#${orderIn('awaiting-phone').orderId}.${secrets.activationCode.toLowerCase()}`;
    await phone.open();
    expect(trouble(phone)).toBe('link-incomplete');
  });

  it('is none: the phone shows what it has, and says how to begin', async () => {
    const phone = new Phone();
    phone.address.hash = '';
    await phone.open();
    expect(phone.screen).toEqual({ name: 'home', mobileIds: [] });
  });

  it('can be pasted instead', async () => {
    const phone = new Phone();
    const link = `https://id.example.com/phone/${phone.address.hash}`;
    phone.address.hash = '';
    const controller = await phone.open();
    await controller.paste('https://id.example.com/phone/');
    expect(trouble(phone)).toBe('link-incomplete');
    await controller.paste(link);
    expect(phone.screen.name).toBe('offer');
  });

  it('is forgotten once that is known', async () => {
    const phone = new Phone();
    phone.ended('cancelled')();
    await phone.open();
    expect(trouble(phone)).toBe('order-over');
    expect([...phone.session]).toEqual([]);
  });
});

describe('an order that ends', () => {
  it.each(['cancelled', 'expired', 'failed'] as const)('is said to be %s, and its keys go', async (state) => {
    const phone = new Phone();
    phone.meanwhile(phone.ended(state));
    await phone.accept();
    expect(trouble(phone)).toBe(`order-${state}`);
    expect(await phone.store.all()).toEqual([]);
  });

  it('may do so after the installation', async () => {
    const phone = new Phone();
    phone.meanwhile(phone.approved, phone.ended('failed'));
    await phone.accept();
    expect(trouble(phone)).toBe('order-failed');
    expect(await phone.store.all()).toEqual([]);
  });

  it('may be unknown to the service by now: then the keys stay until the user says otherwise', async () => {
    const phone = new Phone();
    phone.meanwhile(phone.approved, () => {
      phone.stage.putOrder(orderIn('awaiting-phone'));
    });
    const controller = await phone.open();
    await controller.accept(phone.offer, 'Pixel');
    expect(trouble(phone)).toBe('phone-unknown');
    expect(await phone.store.all()).toHaveLength(1);
    await controller.remove();
    expect(await phone.store.all()).toEqual([]);
    expect(phone.screen).toEqual({ name: 'home', mobileIds: [] });
  });
});

describe('a link that leads nowhere, on a phone that has a mobile ID', () => {
  const another = '5b2c1a7e-1f0d-4a55-8d11-0a1b2c3d4e5f';
  const enrolled = async () => {
    const phone = new Phone();
    const controller = await phone.open();
    phone.meanwhile(phone.approved, phone.completed);
    await controller.accept(phone.offer, 'Pixel');
    return { phone, controller };
  };

  it('is incomplete, used or cancelled like any other, and takes nothing away', async () => {
    const { phone, controller } = await enrolled();
    const order = orderIn('awaiting-phone', { orderId: another });
    const link = `#${another}.${secrets.activationCode}`;
    await controller.paste(link);
    expect(trouble(phone)).toBe('link-incomplete');
    phone.stage.putOrder({ ...order, state: 'cancelled' });
    await controller.paste(link);
    expect(trouble(phone)).toBe('order-over');
    expect(await phone.store.all()).toMatchObject([{ step: 'installed', orderId: phone.order.orderId }]);
  });

  it('is cancelled between offer and yes, and takes nothing away', async () => {
    const { phone, controller } = await enrolled();
    const order = phone.stage.putOrder(orderIn('awaiting-phone', { orderId: another }));
    await controller.paste(`#${another}.${secrets.activationCode}`);
    phone.stage.putOrder({ ...order, state: 'cancelled' });
    await controller.accept(phone.offer, 'Pixel');
    expect(trouble(phone)).toBe('order-over');
    expect(await phone.store.all()).toMatchObject([{ step: 'installed', orderId: phone.order.orderId }]);
  });
});

describe('certificates that are not the phone’s', () => {
  const { pem, serial } = encryptionCertificate(keyPair('P-256', 'of somebody else'));

  it.each([
    { title: 'for another key', changes: { pem, serial } },
    { title: 'no certificate', changes: { pem: 'not PEM' } },
  ])('are not installed, and not acknowledged: $title', async ({ changes }) => {
    const phone = new Phone();
    phone.meanwhile(async () => {
      await phone.approved();
      const { signature } = phone.order.certificates;
      if (!signature?.issued) throw new Error('nothing was issued');
      const swapped = { ...signature, issued: { ...signature.issued, ...changes } };
      const certificates = { ...phone.order.certificates, signature: swapped };
      phone.stage.putOrder({ ...phone.order, certificates });
    });
    await phone.accept();
    expect(trouble(phone)).toBe('certificate-mismatch');
    expect(await phone.store.all()).toMatchObject([{ step: 'answered' }]);
    expect(phone.order.installation).toBeUndefined();
  });
});

describe('anything else', () => {
  it('is unexpected, keeps everything, and can be tried again', async () => {
    const phone = new Phone();
    phone.meanwhile(() => {
      throw new Error('a bug');
    });
    await phone.accept();
    expect(trouble(phone)).toBe('unexpected');
    phone.meanwhile(phone.approved, phone.completed);
    await phone.open();
    expect(phone.screen.name).toBe('done');
  });
});
