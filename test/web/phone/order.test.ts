import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { certificateKinds } from '../../../domain/certificates/certificate-kinds.ts';
import { orderIn, secrets } from '../../support/orders.ts';
import { isInstalled } from '../../../web/phone/store/records.ts';
import { Phone } from './support/phone.ts';

/** A phone that has been through all of an order. */
const enrolled = async (order = orderIn('awaiting-phone')): Promise<Phone> => {
  const phone = new Phone(order);
  phone.meanwhile(phone.approved, phone.completed);
  await phone.accept('Åstas telefon');
  return phone;
};

describe('a phone that opens its link', () => {
  it('says for whom and what it is before it makes any key', async () => {
    const phone = new Phone();
    await phone.open();
    expect(phone.offer.activation).toMatchObject({
      labels: { userId: 'asta.oberg@example.com', profileName: 'MobileID Åsta Öberg' },
      kinds: [{ kind: 'authentication' }, { kind: 'signature' }],
    });
    expect(await phone.store.all()).toEqual([]);
    expect(phone.order.phone).toBeUndefined();
  });

  it('goes from the link to the card', async () => {
    const phone = await enrolled();
    expect(phone.screens).toEqual([
      'opening',
      'offer',
      'making-keys',
      'sending',
      'match-code',
      'installing',
      'done',
    ]);
    expect(phone.order).toMatchObject({ state: 'completed', phone: { name: 'Åstas telefon' } });
  });

  it('has on its card what its certificates say, where the name changed since it was offered', async () => {
    const phone = new Phone();
    const labels = {
      userId: 'asta.ek@example.com',
      serverName: 'Mobile ID',
      profileName: 'MobileID Åsta Ek',
    };
    phone.meanwhile(async () => {
      phone.stage.putOrder({ ...phone.order, labels });
      await phone.approved();
    }, phone.completed);
    await phone.accept();
    expect(phone.screen).toMatchObject({ name: 'done', mobileId: { labels } });
  });

  it('shows the match code that the service wants typed, until it is typed', async () => {
    const phone = new Phone();
    phone.meanwhile(
      () => phone.stage.putOrder({ ...phone.order, state: 'awaiting-approval' }),
      () => phone.stage.putOrder({ ...phone.order, state: 'issuing' }),
      phone.approved,
      phone.completed,
    );
    await phone.accept();
    const codes = phone.shown.map(({ screen }) =>
      screen.name === 'match-code' ? screen.record.matchCode : '',
    );
    expect(new Set(codes.filter((code) => code !== ''))).toEqual(new Set([phone.order.phone?.matchCode]));
    expect(phone.screens.slice(-4)).toEqual(['match-code', 'issuing', 'installing', 'done']);
  });

  it('keeps each certificate with the key that it is for', async () => {
    const order = orderIn('awaiting-phone');
    const phone = await enrolled({
      ...order,
      confirmation: { kinds: [...certificateKinds], at: order.createdAt },
    });
    const [mobileId] = (await phone.store.all()).filter(isInstalled);
    expect(mobileId?.certificates.map(({ kind }) => kind)).toEqual([...certificateKinds]);
    for (const { kind, pem, serial, privateKey } of mobileId?.certificates ?? []) {
      expect(new X509Certificate(pem).serialNumber).toBe(serial);
      const usages = kind === 'encryption' ? ['deriveBits'] : ['sign'];
      expect(privateKey).toMatchObject({ extractable: false, usages });
    }
    expect(mobileId?.chain).toContain('BEGIN CERTIFICATE');
  });

  it('keeps no secret of the order once it has its mobile ID', async () => {
    const phone = await enrolled();
    const [record] = await phone.store.all();
    const bearers = phone.api.sent.map(({ bearer }) => bearer);
    const kept = JSON.stringify([record, ...phone.session.values()]);
    expect(new Set(bearers).size).toBe(2);
    for (const secret of [...bearers, phone.order.phone?.matchCode ?? '', 'CERTIFICATE REQUEST'])
      expect(kept).not.toContain(secret);
    expect(Object.keys(record ?? {})).not.toContain('transportKey');
  });

  it('shows the activation code to the service only until it is used', async () => {
    const phone = await enrolled();
    const [read, answer, ...others] = phone.api.sent.map(({ bearer }) => bearer);
    expect([read, answer]).toEqual([secrets.activationCode, secrets.activationCode]);
    expect(others).not.toContain(secrets.activationCode);
  });

  it('takes the link out of the address at once', async () => {
    const phone = new Phone();
    const opening = phone.open();
    expect(phone.address.hash).toBe('');
    await opening;
    expect(phone.offer.link.code).toBe(secrets.activationCode);
  });
});

describe('a phone that has its mobile ID', () => {
  it('shows it, without asking the service', async () => {
    const phone = await enrolled();
    phone.api.sent.length = 0;
    await phone.open();
    expect(phone.screen).toMatchObject({
      name: 'home',
      mobileIds: [{ labels: { profileName: 'MobileID Åsta Öberg' } }],
    });
    expect(phone.api.sent).toEqual([]);
  });

  it('shows it also when its used link is opened again', async () => {
    const phone = await enrolled();
    phone.address.hash = `#${phone.order.orderId}.${secrets.activationCode}`;
    await phone.open();
    expect(phone.screen.name).toBe('home');
  });

  it('removes it with its keys, once asked', async () => {
    const phone = await enrolled();
    const controller = await phone.open();
    const [mobileId] = (await phone.store.all()).filter(isInstalled);
    if (mobileId) controller.askRemoval(mobileId);
    expect(phone.screen).toMatchObject({ name: 'remove', mobileId: { orderId: mobileId?.orderId } });
    expect(await phone.store.all()).toHaveLength(1);
    await controller.remove(mobileId);
    expect(phone.screen).toEqual({ name: 'home', mobileIds: [] });
    expect(await phone.store.all()).toEqual([]);
  });
});
