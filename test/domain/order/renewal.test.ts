import { describe, expect, it } from 'vitest';
import { MobileIdNotRenewable } from '../../../domain/failures/mobile-id-errors.ts';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { addDays } from '../../../domain/reminders.ts';
import { findRenewableFrom, planRenewal } from '../../../domain/order/renewal.ts';
import { mobileIdIn, options } from '../../support/orders.ts';

const now = new Date('2026-06-15T12:00:00.000Z');
const inDays = (days: number): string => addDays(now, days).toISOString();

/** A mobile ID that was made a year ago. */
const ending = (days: number, changes: Partial<MobileId> = {}): MobileId =>
  mobileIdIn('active', { createdAt: inDays(-365), notAfter: inDays(days), ...changes });

describe('from when on a phone renews', () => {
  it('is as long before the end as the option says, in the UTC calendar', () => {
    const mobileId = ending(0, { notAfter: '2026-07-31T10:00:00.000Z' });
    expect(findRenewableFrom(mobileId, 'P30D', now)?.toISOString()).toBe('2026-07-01T10:00:00.000Z');
    expect(findRenewableFrom(mobileId, 'P1M', now)?.toISOString()).toBe('2026-06-30T10:00:00.000Z');
  });

  it('is never in the first half of its life, however short that is', () => {
    const mobileId = ending(10, { createdAt: inDays(-10) });
    expect(findRenewableFrom(mobileId, 'P30D', now)).toEqual(now);
  });

  it('is never with the option off', () => {
    expect(findRenewableFrom(ending(1), 'PT0S', now)).toBeUndefined();
  });

  it.each(['registered', 'inactive', 'locked'] as const)('is never of one that is %s', (state) => {
    expect(findRenewableFrom(ending(1, { state }), 'P30D', now)).toBeUndefined();
  });

  it('is never once its time is over', () => {
    expect(findRenewableFrom(ending(-1), 'P30D', now)).toBeUndefined();
  });
});

const withKinds = (...kinds: (keyof MobileId['certificates'])[]): MobileId => {
  const [some] = Object.values(mobileIdIn('active').certificates);
  if (!some) throw new Error('no certificate');
  return ending(20, { certificates: Object.fromEntries(kinds.map((kind) => [kind, some])) });
};

describe('what a renewal makes', () => {
  it('is what the mobile ID has, as far as the options let it, and what they ask of everybody', () => {
    const policies = {
      'certificates/authentication': 'choice',
      'certificates/signature': 'never',
      'certificates/encryption': 'always',
    } as const;
    const { kinds } = planRenewal(withKinds('authentication', 'signature'), options(policies), now);
    expect(kinds).toEqual(['authentication', 'encryption']);
    expect(planRenewal(withKinds('signature'), options(policies), now).kinds).toEqual(['encryption']);
  });

  it('is nothing where the options leave no kind', () => {
    const policies = {
      'certificates/authentication': 'choice',
      'certificates/signature': 'never',
      'certificates/encryption': 'choice',
    } as const;
    const plan = () => planRenewal(withKinds('signature'), options(policies), now);
    expect(plan).toThrow(MobileIdNotRenewable);
  });

  it('stays where the phone keeps its keys, or is nothing where the options forbid that', () => {
    expect(
      planRenewal(ending(20, { store: 'system' }), options({ 'phone-store': 'choice' }), now).store,
    ).toBe('system');
    const { store: _, ...old } = ending(20);
    expect(planRenewal(old, options(), now).store).toBe('page');
    expect(() => planRenewal(old, options({ 'phone-store': 'system' }), now)).toThrow(MobileIdNotRenewable);
  });

  it('is nothing before its time', () => {
    const from = addDays(now, -10);
    expect(() => planRenewal(ending(20), options(), new Date(from.getTime() - 1))).toThrow(
      MobileIdNotRenewable,
    );
    expect(planRenewal(ending(20), options(), from).kinds).not.toEqual([]);
  });
});
