import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { mobileIdStateNames } from '../../../domain/mobile-id.ts';
import { orderStateNames } from '../../../domain/order/order-states.ts';
import { toMobileIdResponse } from '../../../api/mobile-id-response.ts';
import { MobileIds, Order } from '../../../web/self-service/responses.ts';
import { mobileIdIn } from '../../support/orders.ts';
import { viewIn } from '../support/views.ts';

describe('answers of the API', () => {
  it.each(orderStateNames)('are read in full by the page: order in %s', (state) => {
    expect(v.parse(Order, viewIn(state))).toEqual(viewIn(state));
  });

  it('are read in full by the page: the order that replaces a mobile ID', () => {
    const view = viewIn('awaiting-confirmation', { replaces: { mobileId: 'one', phoneName: 'Old' } });
    expect(v.parse(Order, view)).toEqual(view);
  });

  it('are read in full by the page: the order that renews a mobile ID', () => {
    const renews = { mobileId: 'the-old-one', store: 'page' } as const;
    const view = viewIn('awaiting-approval', { renews });
    expect(view.renews).toBe('the-old-one');
    expect(v.parse(Order, view)).toEqual(view);
  });

  it('are read in full by the page: what was confirmed', () => {
    const confirmation = { kinds: ['signature' as const], oldPhone: 'lost' as const };
    const view = viewIn('cancelled', { confirmation: { ...confirmation, at: '2026-03-01T09:00:00.000Z' } });
    expect(v.parse(Order, view).confirmation).toEqual(confirmation);
  });

  it('are read in full by the page: mobile IDs', () => {
    const now = new Date('2026-03-01T09:00:00.000Z');
    const kept = mobileIdStateNames.map((state) =>
      mobileIdIn(state, { activatedAt: '2025-01-01T09:00:00.000Z' }),
    );
    const expired = mobileIdIn('active', { notAfter: '2026-01-01T09:00:00.000Z' });
    const mobileIds = [...kept, expired].map((each) => toMobileIdResponse(each, now));
    const shown = mobileIds.map(({ change, ...each }) => ({
      ...each,
      ...(change && { change: { reason: change.reason } }),
    }));
    expect(v.parse(MobileIds, { mobileIds })).toEqual({ mobileIds: shown });
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'http://id.example.com/phone/#x',
    'intent://x',
    '//x',
    '',
  ])('lead nobody to %s', (link) => {
    const order = { ...viewIn('awaiting-phone'), activationCode: { expiresAt: '2026-03-01T09:00:00.000Z' } };
    expect(v.is(Order, order)).toBe(true);
    expect(v.is(Order, { ...order, activationCode: { ...order.activationCode, link } })).toBe(false);
  });

  it('may say more than the page knows', () => {
    expect(v.is(Order, { ...viewIn('issuing'), since: 'the next release' })).toBe(true);
  });
});
