import { describe, expect, it } from 'vitest';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { mobileIdIn, orderIn, start } from '../../support/orders.ts';
import { judgeRemains, type Remains } from './verdict.ts';

/** Serial numbers of the certificates of `mobileIdIn`. */
const serials = Object.values(mobileIdIn('active').certificates).map(({ serial }) => serial.toUpperCase());

/** Somebody active who has one mobile ID, all of whose certificates are valid. */
const remains = (parts: Partial<Remains> = {}): Remains => ({
  ...{ user: 'active', orders: [orderIn('completed')], mobileIds: [mobileIdIn('active')] },
  ...{ isMarked: false, valid: new Set(serials), now: start, limit: 1 },
  ...parts,
});

const none = new Set<string>();
const only = (state: MobileId['state']): Partial<Remains> => ({ mobileIds: [mobileIdIn(state)] });

describe('the verdict on what is left of somebody', () => {
  it.each<[string, Partial<Remains>]>([
    ['an active user with a whole mobile ID', {}],
    ['an inactive one whose mobile ID is inactive', { user: 'inactive', ...only('inactive') }],
    ['a locked one with nothing valid', { user: 'locked', ...only('locked'), valid: none }],
    ['a deleted one with nothing valid', { user: undefined, ...only('locked'), valid: none }],
    ['one whose mobile ID has expired', { now: new Date('2028-01-01T00:00:00Z'), valid: none }],
  ])('finds nothing at %s', (_, parts) => {
    expect(judgeRemains(remains(parts))).toEqual([]);
  });

  it.each<[string, Partial<Remains>]>([
    ['every order ended', { orders: [orderIn('completed'), orderIn('issuing')] }],
    ['they can start another order', { isMarked: true }],
    ['no certificate of a user who is locked or deleted is valid', { user: 'locked', ...only('locked') }],
    ['no certificate of a user who is locked or deleted is valid', { user: undefined, ...only('locked') }],
    ['no mobile ID is active of a user who is not', { user: 'inactive' }],
    ['no mobile ID of an active user stays inactive', only('inactive')],
    ['no mobile ID stays registered', only('registered')],
    [
      'no more mobile IDs work than they may have',
      { mobileIds: [mobileIdIn('active'), mobileIdIn('active')] },
    ],
    ['every valid certificate is one of a mobile ID that works', { valid: new Set([...serials, 'FF']) }],
    ['a mobile ID that works has all of its certificates', { valid: new Set(serials.slice(1)) }],
    ['a mobile ID that works comes from a completed order', { orders: [orderIn('failed')] }],
  ])('finds that not so: %s', (rule, parts) => {
    expect(judgeRemains(remains(parts))).toContain(rule);
  });
});
