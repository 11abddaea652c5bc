import { describe, expect, it, vi } from 'vitest';
import { agree, type Life } from '../../../web/phone/life/look-after.ts';
import { begun, Renewing } from './support/renewing.ts';

vi.stubGlobal('navigator', { languages: ['en'] });

/** A phone whose service wants the match code; it was opened, and asks. */
const asking = async (): Promise<Renewing> => {
  const renewing = await Renewing.create();
  renewing.approval = 'match-code';
  renewing.answer = { ...renewing.answer, approval: 'match-code' };
  expect((await renewing.lookAfter()).told).toEqual(['asks']);
  return renewing;
};

/** The user presses *Renew now*. @returns what the page is told of it; nothing as long as it is an order like any other */
const press = async (renewing: Renewing): Promise<readonly Partial<Life>[]> => {
  const told: Partial<Life>[] = [];
  const { phone } = renewing;
  await agree(renewing.deps, renewing.mobileId, {
    controller: phone.controller ?? phone.load(),
    tell: (change) => void told.push(change),
    stopped: new AbortController().signal,
  });
  return told;
};

describe('a renewal that takes a match code', () => {
  it('begins nothing and makes no key before its user agrees', async () => {
    const renewing = await asking();
    expect(begun(renewing)).toBe(0);
    expect(await renewing.kept()).toEqual({ old: 'installed' });
    expect(renewing.phone.api.listBodies('submit-activation')).toEqual([]);
  });

  it('asks also where the service says only then that it takes one', async () => {
    const renewing = await Renewing.create();
    renewing.approval = 'match-code';
    expect((await renewing.lookAfter()).told).toEqual(['running', 'asks']);
  });

  it('shows the code, and then the mobile ID in the place of the old one', async () => {
    const renewing = await asking();
    const { phone } = renewing;
    phone.meanwhile(phone.approved, phone.completed);
    expect(await press(renewing)).toEqual([]);
    expect(phone.screens).toEqual(['making-keys', 'sending', 'match-code', 'installing', 'done']);
    expect(await renewing.kept()).toEqual({ new: 'installed' });
    expect(phone.order.phone?.name).toBe('Åstas telefon');
  });

  it('does not ask for an app: the old one is here, too', async () => {
    const renewing = await asking();
    renewing.phone.betterPlace = 'installed-app';
    renewing.phone.meanwhile(renewing.phone.approved, renewing.phone.completed);
    await press(renewing);
    expect(renewing.phone.screen.name).toBe('done');
  });

  it('shows the code again after a reload', async () => {
    const renewing = await asking();
    const { phone } = renewing;
    phone.meanwhile(() => {
      throw new Error('closed');
    });
    await press(renewing);
    phone.shown.length = 0;
    phone.meanwhile(phone.approved, phone.completed);
    await phone.open();
    expect(phone.screens).toEqual(['match-code', 'installing', 'done']);
  });

  it('goes on behind the screens once there is nothing to type any more', async () => {
    const renewing = await asking();
    const { phone } = renewing;
    phone.meanwhile(phone.approved, () => {
      throw new Error('closed');
    });
    await press(renewing);
    phone.shown.length = 0;
    await phone.open();
    expect(phone.screens).toEqual(['home']);
    phone.meanwhile(phone.completed);
    expect((await renewing.lookAfter()).told).toEqual(['running', 'renewed']);
  });

  it.each(['cancelled', 'expired', 'failed'] as const)(
    'leaves all as it was where its order is %s',
    async (state) => {
      const renewing = await asking();
      const { phone } = renewing;
      phone.meanwhile(phone.ended(state));
      await press(renewing);
      expect(phone.screen).toEqual({ name: 'trouble', trouble: 'not-renewed' });
      expect(await renewing.kept()).toEqual({ old: 'installed' });
    },
  );

  it('says that it is for later where the service begins none', async () => {
    const renewing = await asking();
    renewing.refusal = 'order-running';
    expect(await press(renewing)).toEqual([{ renewal: { name: 'later' } }]);
  });

  it('asks nobody any more where the option changed meanwhile', async () => {
    const renewing = await asking();
    renewing.approval = 'none';
    renewing.phone.meanwhile(renewing.phone.approved, renewing.phone.completed);
    expect((await press(renewing)).at(-1)?.renewal?.name).toBe('renewed');
    expect(renewing.phone.screens).toEqual([]);
  });

  it('goes on with what another window began', async () => {
    const renewing = await asking();
    const { phone } = renewing;
    let second: ReturnType<typeof press> | undefined;
    const looked: unknown[] = [];
    phone.meanwhile(
      async () => {
        looked.push((await renewing.lookAfter()).renewal?.name);
        second = press(renewing);
      },
      phone.approved,
      phone.completed,
    );
    await press(renewing);
    await second;
    expect(looked).toEqual(['asks']);
    expect(phone.screens).toContain('elsewhere');
    expect(phone.api.listBodies('submit-activation')).toHaveLength(1);
    expect(await renewing.kept()).toEqual({ new: 'installed' });
  });
});
