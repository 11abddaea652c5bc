import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  activationLink,
  isExpired,
  createActivationCode,
  requireCode,
  requireUsableCode,
} from '../../../../lambdas/get-mobile-id/orders/activation-code.ts';
import { ActivationCodeGone, Unauthorized } from '../../../../domain/failures/errors.ts';
import { isEnded, orderStateNames } from '../../../../domain/order/order-states.ts';
import type { ActivationCode } from '../../../../domain/order/order.ts';
import { hashOf, later, orderIn, secrets, start } from '../../../support/orders.ts';

const code = secrets.activationCode;
const kept: ActivationCode = { hash: hashOf(code), expiresAt: later(600).toISOString(), replaced: [] };
const waiting = (changes: Partial<ActivationCode> = {}) =>
  orderIn('awaiting-phone', { activationCode: { ...kept, ...changes } });

describe('an activation code', () => {
  it('has 160 bits, as text that a link takes unescaped', () => {
    const one = createActivationCode();
    expect(Buffer.from(one, 'base64url')).toHaveLength(20);
    expect(encodeURIComponent(one)).toBe(one);
  });

  it('is never the same twice', () => {
    expect(new Set(Array.from({ length: 1000 }, createActivationCode)).size).toBe(1000);
  });

  it('is kept as its SHA-256', () => {
    expect(hashOf(code)).toBe(createHash('sha256').update(code).digest('base64url'));
  });

  it('stands in the fragment of its link, so that no request carries it', () => {
    const { origin, pathname, search, hash } = new URL(activationLink('https://id.example.com', 'o1', code));
    expect({ origin, pathname, search }).toEqual({
      origin: 'https://id.example.com',
      pathname: '/phone/',
      search: '',
    });
    expect(hash).toBe(`#o1.${code}`);
  });

  it('is over at its very end', () => {
    expect(isExpired(kept, later(599.999))).toBe(false);
    expect(isExpired(kept, later(600))).toBe(true);
  });
});

describe('the holder of a code', () => {
  it('is let through to the order', () => {
    const order = waiting();
    expect(requireCode(order, code)).toBe(order);
  });

  it.each(orderStateNames)('of an order that is %s gets through only while it runs', (state) => {
    const order = orderIn(state, { activationCode: kept });
    const asked = () => requireCode(order, code);
    if (isEnded(state)) expect(asked).toThrow(new ActivationCodeGone('ended'));
    else expect(asked()).toBe(order);
  });

  it('learns that another code has replaced it', () => {
    const replaced = waiting({ hash: hashOf('newest'), replaced: [hashOf('oldest'), hashOf(code)] });
    const gone = new ActivationCodeGone('replaced');
    expect(() => requireCode(replaced, code)).toThrow(gone);
    expect(() => requireCode(replaced, 'oldest')).toThrow(gone);
    expect(requireCode(replaced, 'newest')).toBe(replaced);
  });

  it('learns of a code that was replaced that its order has ended, which is all that matters then', () => {
    const over = {
      ...waiting({ hash: hashOf('newest'), replaced: [hashOf(code)] }),
      state: 'failed' as const,
    };
    expect(() => requireCode(over, code)).toThrow(new ActivationCodeGone('ended'));
  });

  it.each([
    { title: 'there is no such order', order: undefined },
    { title: 'the order has no code yet', order: orderIn('awaiting-confirmation') },
    { title: 'the code is another one', order: waiting({ hash: hashOf('another') }) },
    { title: 'the order had other codes', order: waiting({ hash: hashOf('b'), replaced: [hashOf('a')] }) },
    { title: 'the order has ended', order: orderIn('failed', { activationCode: { ...kept, hash: 'x' } }) },
    { title: 'the order of another code is over', order: orderIn('expired') },
  ])('learns nothing when $title', ({ order }) => {
    expect(() => requireCode(order, code)).toThrow(new Unauthorized());
  });

  it.each(['', code.slice(0, -1), `${code}A`, code.toLowerCase(), hashOf(code)])(
    'is nobody who shows %j instead',
    (shown) => {
      expect(() => requireCode(waiting(), shown)).toThrow(Unauthorized);
    },
  );
});

describe('a code that can be used', () => {
  const { phone } = orderIn('awaiting-approval');

  it('is neither used nor expired', () => {
    expect(requireUsableCode(waiting(), start)).toEqual(kept);
  });

  it.each([
    { reason: 'used', order: { ...waiting(), ...(phone && { phone }) } },
    { reason: 'used', order: { ...waiting({ expiresAt: start.toISOString() }), ...(phone && { phone }) } },
    { reason: 'expired', order: waiting({ expiresAt: start.toISOString() }) },
  ] as const)('is not one that is $reason', ({ reason, order }) => {
    expect(() => requireUsableCode(order, start)).toThrow(new ActivationCodeGone(reason));
  });

  it('is not one that an order does not have yet', () => {
    expect(() => requireUsableCode(orderIn('awaiting-confirmation'), start)).toThrow(Unauthorized);
  });
});
