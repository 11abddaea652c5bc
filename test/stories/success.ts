import { expect } from 'vitest';
import { listFailedChecks } from '../../demo/actors/verify-certificate.ts';
import { story } from './story.ts';

export const success = [
  story('a user scans the QR code on the page and has an active mobile ID', async (world) => {
    const alva = await world.newUser();
    const { mobileId, installation, order } = await alva.getMobileId();
    expect(order).toMatchObject({ state: 'completed', mobileId: mobileId.mobileId });
    expect(mobileId).toMatchObject({ state: 'active', phoneName: 'Demo phone' });
    expect(mobileId.certificates.map(({ kind, state }) => [kind, state])).toEqual([
      ['authentication', 'valid'],
      ['signature', 'valid'],
    ]);
    for (const { pem } of installation.certificates)
      expect(listFailedChecks(await world.verify(pem, installation.chain))).toEqual([]);
    expect(await alva.selfService.mobileIds()).toEqual([mobileId]);
    const [mail] = await world.mailsTo(alva, 1);
    expect(mail?.text).toContain('Demo phone');
  }),

  story('a user with a name that certificates can hardly hold gets one', async (world) => {
    const attributes = {
      commonName: `Åsa-Märta ${'Öhrnström-Łukasiewicz '.repeat(5)}`,
      upn: 'asa@corp.example.com',
      sid: 'S-1-5-21-3623811015-3361044348-30300820-1013',
      language: 'sv',
    } as const;
    const asa = await world.newUser(attributes);
    const { mobileId } = await asa.getMobileId();
    expect(mobileId.state).toBe('active');
    const [mail] = await world.mailsTo(asa, 1);
    expect(mail?.html).toContain('lang="sv"');
  }),

  story(
    'a user who chose French on the page is written to in French, whatever the directory says',
    async (world) => {
      const alva = await world.newUser({ language: 'sv' });
      const { orderId } = await alva.selfService.start(undefined, { language: 'fr' });
      const { mobileId, order } = await alva.getMobileId();
      expect(order.orderId).toBe(orderId);
      await alva.selfService.lock(mobileId.mobileId, 'phone-lost');
      for (const mail of await world.mailsTo(alva, 2)) expect(mail.html).toContain('lang="fr"');
    },
  ),

  story('a start while one order runs gives the running one, in both windows', async (world) => {
    const alva = await world.newUser();
    const [one, other] = await Promise.all([alva.selfService.start(), alva.selfService.start()]);
    expect(other.orderId).toBe(one.orderId);
    expect((await alva.selfService.start()).orderId).toBe(one.orderId);
    await alva.selfService.reach(one.orderId, 'awaiting-confirmation');
    await alva.selfService.cancel(one.orderId);
    expect((await alva.selfService.start()).orderId).not.toBe(one.orderId);
  }),

  story('thirty starts at once give one order, with and without keys', async (world) => {
    const alva = await world.newUser();
    const keys = Array.from({ length: 30 }, (_, at) => (at % 2 === 0 ? undefined : `key-${at.toString()}`));
    const orders = await Promise.all(keys.map((key) => alva.selfService.start(key)));
    const [orderId = ''] = new Set(orders.map((order) => order.orderId));
    expect(new Set(orders.map((order) => order.orderId))).toEqual(new Set([orderId]));
    await alva.selfService.reach(orderId, 'awaiting-confirmation');
    await alva.selfService.cancel(orderId);
    expect((await alva.selfService.start('key-1')).orderId).toBe(orderId);
    expect((await alva.selfService.start('key-new')).orderId).not.toBe(orderId);
  }),

  story('a user who is not active is told so, and nothing more', async (world) => {
    for (const state of ['inactive', 'locked'] as const) {
      const ivar = await world.newUser({ state });
      await expect(ivar.selfService.start()).rejects.toMatchObject({ status: 403, code: 'user-not-active' });
      expect(await ivar.selfService.mobileIds()).toEqual([]);
    }
  }),
];
