import { describe, expect, it, vi } from 'vitest';
import { later } from '../../support/orders.ts';
import { memoryStorage } from '../support/memory-storage.ts';
import { begun, closePage, Renewing } from './support/renewing.ts';

// The page finds out at once in which language it speaks.
vi.stubGlobal('localStorage', memoryStorage());
vi.stubGlobal('navigator', { languages: ['en'] });

describe('a mobile ID that is due', () => {
  it('is renewed by the phone that has it, which asks nobody', async () => {
    const renewing = await Renewing.create();
    const { phone } = renewing;
    phone.meanwhile(phone.approved, phone.completed);
    const { told, renewal } = await renewing.lookAfter();
    expect(told).toEqual(['running', 'renewed']);
    const [mobileId, ...others] = await renewing.mobileIds();
    expect(others).toEqual([]);
    expect(renewal).toEqual({ name: 'renewed', mobileId });
    expect(mobileId).toMatchObject({
      orderId: phone.order.orderId,
      phoneName: 'Åstas telefon',
      store: 'page',
    });
    expect(phone.order.phone?.name).toBe('Åstas telefon');
    expect(renewing.asked).toEqual([
      'GET /phone/mobile-id',
      'POST /phone/challenges',
      'POST /phone/renewals',
    ]);
  });

  it('stays on the phone until the new one is active', async () => {
    const renewing = await Renewing.create();
    const { phone } = renewing;
    const kept: unknown[] = [];
    phone.meanwhile(
      async () => {
        kept.push(await renewing.kept());
        await phone.approved();
      },
      async () => {
        kept.push(await renewing.kept());
        phone.completed();
      },
    );
    await renewing.lookAfter();
    expect(kept).toEqual([
      { old: 'installed', new: 'answered' },
      { old: 'installed', new: 'received' },
    ]);
    expect(await renewing.kept()).toEqual({ new: 'installed' });
  });

  it.each([
    ['too early', { state: 'active', renewableFrom: later(60).toISOString() }],
    ['renewed by nobody', { state: 'active' }],
    ['switched off', { state: 'inactive', renewableFrom: later(-60).toISOString() }],
    ['locked', { state: 'locked' }],
  ])('is not renewed where it is %s', async (_, answer) => {
    const renewing = await Renewing.create();
    renewing.answer = answer;
    expect(await renewing.lookAfter()).toEqual({ ...answer, isAsked: true, renewal: undefined, told: [] });
    expect(renewing.asked).toEqual(['GET /phone/mobile-id']);
  });

  it('is not renewed where its key is not in the page', async () => {
    const renewing = await Renewing.create();
    const { mobileId } = renewing;
    renewing.mobileId = {
      ...mobileId,
      certificates: mobileId.certificates.map(({ privateKey, ...certificate }) => certificate),
    };
    expect(await renewing.lookAfter()).toMatchObject({ isAsked: true, told: [] });
    expect(renewing.asked).toEqual([]);
  });

  it('is left as it is where the service renews it not now', async () => {
    const renewing = await Renewing.create();
    renewing.refusal = 'order-running';
    expect((await renewing.lookAfter()).told).toEqual(['running', 'later']);
    expect(await renewing.kept()).toEqual({ old: 'installed' });
    expect(renewing.phone.api.sent).toEqual([]);
  });

  it('is left as it is where the order fails, and nothing is left of that', async () => {
    const renewing = await Renewing.create();
    renewing.phone.meanwhile(renewing.phone.ended('failed'));
    expect((await renewing.lookAfter()).told).toEqual(['running', 'later']);
    expect(await renewing.kept()).toEqual({ old: 'installed' });
    expect(begun(renewing)).toBe(1);
  });

  it('says that it waits for the network', async () => {
    const renewing = await Renewing.create();
    const { phone } = renewing;
    phone.meanwhile(() => undefined, phone.approved, phone.completed);
    phone.api.disturb('none', 'request lost');
    expect((await renewing.lookAfter()).told).toEqual(['running', 'running offline', 'running', 'renewed']);
    expect(phone.api.listBodies('submit-activation')).toHaveLength(2);
  });
});

describe('two windows', () => {
  it('renew once, and both have what came of it', async () => {
    const renewing = await Renewing.create();
    const { phone } = renewing;
    let second: ReturnType<typeof renewing.lookAfter> | undefined;
    phone.meanwhile(
      () => {
        second = renewing.lookAfter();
      },
      phone.approved,
      phone.completed,
    );
    const first = await renewing.lookAfter();
    expect(await second).toMatchObject({ renewal: first.renewal });
    expect(first.renewal?.name).toBe('renewed');
    expect(begun(renewing)).toBe(1);
    expect(phone.api.listBodies('submit-activation')).toHaveLength(1);
  });
});

describe('a mobile ID that is removed while it is renewed', () => {
  it('does not come back', async () => {
    const renewing = await Renewing.create();
    renewing.phone.meanwhile(closePage);
    await renewing.lookAfter();
    await renewing.phone.load().remove(renewing.mobileId);
    expect(await renewing.kept()).toEqual({});
  });
});
