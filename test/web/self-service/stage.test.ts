import { describe, expect, it } from 'vitest';
import { orderStateNames, type OrderState } from '../../../domain/order/order-states.ts';
import { toEnding, toRenewalEnding, mayStartAgain } from '../../../web/self-service/model/ending.ts';
import {
  hasEnded,
  isBehind,
  listPhases,
  mayCancel,
  phaseIndex,
  phases,
  toStage,
  type Stage,
} from '../../../web/self-service/model/stage.ts';
import { later, orderIn } from '../../support/orders.ts';
import { viewIn } from '../support/views.ts';

const ends: readonly OrderState[] = ['completed', 'cancelled', 'expired', 'failed'];
const mailed = {
  activationCode: {
    hash: 'hash',
    expiresAt: later(600).toISOString(),
    mailedTo: 'a…@example.com',
    replaced: [],
  },
};

describe('what an order shows', () => {
  it.each<[OrderState, Stage]>([
    ['starting', 'preparing'],
    ['awaiting-confirmation', 'confirm'],
    ['awaiting-phone', 'scan'],
    ['awaiting-approval', 'approve'],
    ['issuing', 'issuing'],
    ['awaiting-installation', 'installing'],
    ['completed', 'completed'],
    ['cancelled', 'cancelled'],
    ['expired', 'expired'],
    ['failed', 'failed'],
  ])('%s: %s', (state, stage) => {
    expect(toStage(viewIn(state))).toBe(stage);
  });

  it('sends the user to their mail where the code went there', () => {
    expect(toStage(viewIn('awaiting-phone', mailed))).toBe('mailed');
  });

  it('waits where the code is not there yet, and where the phone has just answered', () => {
    const { activationCode, ...withoutCode } = viewIn('awaiting-phone');
    expect(activationCode).toBeDefined();
    expect(toStage(withoutCode)).toBe('preparing');
    const { phone } = orderIn('awaiting-approval');
    if (phone) expect(toStage(viewIn('awaiting-phone', { phone }))).toBe('preparing');
  });

  it('waits after the user has answered, until the order moves on', () => {
    expect(toStage(viewIn('awaiting-confirmation'), 'awaiting-confirmation')).toBe('preparing');
    expect(toStage(viewIn('awaiting-approval'), 'awaiting-approval')).toBe('issuing');
    expect(toStage(viewIn('awaiting-phone'), 'awaiting-confirmation')).toBe('scan');
  });
});

describe('progress of an order', () => {
  it('never goes back on the way to a mobile ID', () => {
    const indexes = orderStateNames.map((state) => phaseIndex({ state }) ?? Infinity);
    expect(indexes).toEqual([...indexes].sort((one, other) => one - other));
    expect(phaseIndex({ state: 'completed' })).toBe(phases.length);
  });

  const confirming = { state: 'awaiting-confirmation' } as const;

  it('counts a step as done as soon as the user has answered it', () => {
    expect(phaseIndex(confirming)).toBe(0);
    expect(phaseIndex(confirming, 'awaiting-confirmation')).toBe(1);
  });

  it('of a renewal begins with the code: nothing is confirmed or scanned', () => {
    const renewal = { renews: 'the-old-one' };
    expect(listPhases(renewal)).toEqual(['approve', 'issue', 'install']);
    const indexes = (['awaiting-phone', 'awaiting-approval', 'issuing', 'completed'] as const).map((state) =>
      phaseIndex({ ...renewal, state }),
    );
    expect(indexes).toEqual([0, 0, 1, 3]);
  });

  it('is not shown for an order that ended without a mobile ID', () => {
    expect(phaseIndex({ state: 'cancelled' })).toBeUndefined();
  });
});

describe('an order', () => {
  it('can be cancelled until certificates are issued', () => {
    const cancellable = orderStateNames.filter((state) => mayCancel(viewIn(state)));
    expect(cancellable).toEqual(['starting', 'awaiting-confirmation', 'awaiting-phone', 'awaiting-approval']);
  });

  it('has ended in its four ends only', () => {
    expect(orderStateNames.filter((state) => hasEnded(viewIn(state)))).toEqual(ends);
  });

  it('is behind another answer about it that came from a later state', () => {
    expect(isBehind(viewIn('awaiting-phone'), viewIn('issuing'))).toBe(true);
    expect(isBehind(viewIn('issuing'), viewIn('issuing'))).toBe(false);
    expect(isBehind(viewIn('starting', { orderId: 'another' }), viewIn('issuing'))).toBe(false);
  });
});

describe('how an order ended', () => {
  const ended = (state: OrderState, reason: string) =>
    viewIn(state, { ended: { at: later(9).toISOString(), reason, from: 'awaiting-approval' } });

  it.each<[OrderState, string, string]>([
    ['cancelled', 'cancelled-by-user', 'cancelled'],
    ['cancelled', 'not-my-phone', 'not-my-phone'],
    ['expired', 'expired', 'expired'],
    ['failed', 'match-code-wrong', 'match-code-wrong'],
    ['failed', 'user-not-active', 'user-not-active'],
    ['failed', 'certificate-refused-by-ca', 'failed'],
    ['failed', 'option-invalid', 'failed'],
  ])('%s because of %s: %s', (state, reason, ending) => {
    expect(toEnding(ended(state, reason))).toBe(ending);
  });

  it('tells of a renewal that what it was to renew has stopped working', () => {
    expect(toRenewalEnding(ended('failed', 'mobile-id-not-renewable'))).toBe('mobile-id-not-renewable');
    expect(toRenewalEnding(ended('failed', 'match-code-wrong'))).toBe('match-code-wrong');
  });

  it('offers to start again, but not to an account that is not active', () => {
    expect(mayStartAgain('expired')).toBe(true);
    expect(mayStartAgain('user-not-active')).toBe(false);
  });
});
