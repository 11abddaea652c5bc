import { describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '../support/memory-storage.ts';
import { begun, closePage, Renewing } from './support/renewing.ts';

// The page finds out at once in which language it speaks.
vi.stubGlobal('localStorage', memoryStorage());
vi.stubGlobal('navigator', { languages: ['en'] });

describe('a page that is closed while it renews', () => {
  it('sends the same request the next time, for it was stored before it was sent', async () => {
    const renewing = await Renewing.create();
    const { phone } = renewing;
    phone.meanwhile(closePage);
    phone.api.disturb('none', 'answer lost');
    await renewing.lookAfter();
    expect(await renewing.kept()).toEqual({ old: 'installed', new: 'prepared' });
    phone.meanwhile(phone.approved, phone.completed);
    expect((await renewing.lookAfter()).told).toEqual(['running', 'renewed']);
    expect(new Set(phone.api.listBodies('submit-activation')).size).toBe(1);
    expect(begun(renewing)).toBe(1);
  });

  it('shows what it has when it is opened again, and no order', async () => {
    const renewing = await Renewing.create();
    renewing.phone.meanwhile(closePage);
    await renewing.lookAfter();
    await renewing.phone.open();
    expect(renewing.phone.screens).toEqual(['home']);
  });

  it('acknowledges again what it received, though the old one is locked by then', async () => {
    const renewing = await Renewing.create();
    const { phone } = renewing;
    phone.meanwhile(phone.approved, () => {
      phone.completed();
      closePage();
    });
    await renewing.lookAfter();
    expect(await renewing.kept()).toEqual({ old: 'installed', new: 'received' });
    renewing.answer = { state: 'locked' };
    expect((await renewing.lookAfter()).renewal?.name).toBe('renewed');
    expect(await renewing.kept()).toEqual({ new: 'installed' });
  });

  it('begins anew where the order ended meanwhile', async () => {
    const renewing = await Renewing.create();
    const { phone } = renewing;
    phone.meanwhile(closePage);
    await renewing.lookAfter();
    const { order } = phone;
    phone.ended('expired')();
    phone.api.after('read-certificates', () => {
      const { phone: _, ...unused } = order;
      phone.stage.putOrder({ ...unused, state: 'awaiting-phone' });
      phone.api.after('read-certificates', () => undefined);
    });
    phone.meanwhile(phone.approved, phone.completed);
    expect((await renewing.lookAfter()).renewal?.name).toBe('renewed');
    expect(begun(renewing)).toBe(2);
  });

  it('makes nothing more of it, and goes on when somebody looks again', async () => {
    const renewing = await Renewing.create();
    const { phone } = renewing;
    const looking = new AbortController();
    phone.meanwhile(async () => {
      await phone.approved();
      looking.abort();
    });
    expect((await renewing.lookAfter(looking.signal)).told).toEqual(['running']);
    expect(await renewing.kept()).toEqual({ old: 'installed', new: 'answered' });
    phone.meanwhile(phone.completed);
    expect((await renewing.lookAfter()).renewal?.name).toBe('renewed');
  });
});

describe('a phone that the service has forgotten since it installed', () => {
  const forgotten = async (state: string | undefined): Promise<Renewing> => {
    const renewing = await Renewing.create();
    renewing.phone.meanwhile(renewing.phone.approved, closePage);
    await renewing.lookAfter();
    renewing.forgotten = { state };
    return renewing;
  };

  it('has the new mobile ID where its key is known', async () => {
    const renewing = await forgotten('active');
    expect((await renewing.lookAfter()).renewal?.name).toBe('renewed');
    expect(await renewing.kept()).toEqual({ new: 'installed' });
  });

  it.each(['locked', undefined])('keeps the old one where the new one is %s', async (state) => {
    const renewing = await forgotten(state);
    await renewing.lookAfter();
    expect(await renewing.kept()).toEqual({ old: 'installed' });
  });
});
