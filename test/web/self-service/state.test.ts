import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../web/shared/problem.ts';
import { findOrderToFollow, toScreen } from '../../../web/self-service/model/screen.ts';
import { firstState, reduce, type Event, type State } from '../../../web/self-service/model/state.ts';
import { viewIn } from '../support/views.ts';

const { orderId } = viewIn('starting');
const place = { name: 'order', orderId } as const;
const after = (...events: readonly Event[]): State => events.reduce<State>(reduce, firstState(place));
const signedIn = { type: 'signed-in', userName: 'Åsta' } as const satisfies Event;
const read = (...[state, changes]: Parameters<typeof viewIn>): Event => ({
  type: 'order-read',
  order: viewIn(state, changes),
});
const wrongCode: Problem = { code: 'match-code-wrong', triesLeft: 2 };

describe('what the page shows', () => {
  it('is nothing until it knows who is there, and a welcome to strangers', () => {
    expect(toScreen(after())).toBe('loading');
    expect(toScreen(after({ type: 'signed-out' }))).toBe('welcome');
  });

  it('is the order that the address names, once that has been read', () => {
    expect(toScreen(after(signedIn))).toBe('loading');
    expect(toScreen(after(signedIn, read('awaiting-phone')))).toBe('scan');
    expect(toScreen(after(signedIn, read('awaiting-phone', { orderId: 'another' })))).toBe('loading');
  });

  it('says so when there is no such order', () => {
    const missing: Event = { type: 'order-missing', problem: { code: 'order-not-found' } };
    expect(toScreen(after(signedIn, missing))).toBe('order-missing');
  });

  it('keeps the place when the sign-in ends, but nothing of the user', () => {
    const problem: Problem = { code: 'unauthorized' };
    const state = after(signedIn, read('awaiting-approval'), { type: 'signed-out', problem });
    expect(state).toEqual({ session: 'signed-out', place, problem });
  });
});

describe('an order on the page', () => {
  it('never goes back, whatever order answers come in', () => {
    expect(after(signedIn, read('issuing'), read('awaiting-approval')).order?.state).toBe('issuing');
  });

  it('leaves a step that was answered only when it moves', () => {
    const order = viewIn('awaiting-confirmation');
    const confirmed = after(signedIn, read('awaiting-confirmation'), {
      type: 'succeeded',
      order,
      state: 'awaiting-confirmation',
    });
    expect(toScreen(confirmed)).toBe('preparing');
    expect(toScreen(reduce(confirmed, { type: 'order-read', order }))).toBe('preparing');
    expect(toScreen(reduce(confirmed, read('awaiting-phone')))).toBe('scan');
  });

  it('says so at the next step when another window had done this one', () => {
    const late: Event = { type: 'refused', problem: { code: 'wrong-step' } };
    const refused = after(signedIn, read('awaiting-confirmation'), late);
    const moved = reduce(refused, read('awaiting-phone'));
    expect(moved).toMatchObject({ note: 'moved-on', problem: undefined });
    expect(findOrderToFollow(moved)).toBe(orderId);
    expect(reduce(moved, { type: 'asked', action: 'renew' }).note).toBeUndefined();
    expect(reduce(moved, read('awaiting-approval')).note).toBeUndefined();
  });

  it('keeps what went wrong at its step, and forgets it at the next', () => {
    const refused = after(signedIn, read('awaiting-approval'), { type: 'refused', problem: wrongCode });
    expect(reduce(refused, read('awaiting-approval', { matchTriesLeft: 2 })).problem).toBe(wrongCode);
    expect(reduce(refused, read('failed')).problem).toBeUndefined();
  });

  it('is still there after a look at another place, unless it has ended', () => {
    const away = (state: 'issuing' | 'failed') =>
      after(signedIn, read(state), { type: 'moved', place: { name: 'dashboard' } });
    expect(away('issuing').order?.orderId).toBe(orderId);
    expect(away('failed').order).toBeUndefined();
  });

  it('is told to be out of reach, and again within reach', () => {
    const problem = { code: 'offline' } as const;
    const lost = after(signedIn, read('issuing'), { type: 'order-unreadable', problem });
    expect(lost).toMatchObject({ lost: 'offline', order: { state: 'issuing' } });
    expect(reduce(lost, read('issuing')).lost).toBeUndefined();
  });

  it('keeps the order where the service or the page itself is in trouble, and does not blame the network', () => {
    for (const code of ['internal-error', 'service-busy', 'response-unknown'] as const) {
      const lost = after(signedIn, read('issuing'), { type: 'order-unreadable', problem: { code } });
      expect(lost).toMatchObject({ lost: 'trouble', order: { state: 'issuing' } });
    }
  });
});

describe('a request of the user', () => {
  it('clears what was said about the one before', () => {
    const asked = after(
      signedIn,
      { type: 'refused', problem: wrongCode },
      { type: 'asked', action: 'approve' },
    );
    expect(asked).toMatchObject({ busy: 'approve', problem: undefined });
  });

  it('is over when it was answered, refused, or the user comes back from somewhere else', () => {
    const asked = after(signedIn, { type: 'asked', action: 'renew' });
    const order = viewIn('awaiting-phone');
    expect(reduce(asked, { type: 'succeeded', order, note: 'new-code' })).toMatchObject({
      busy: undefined,
      note: 'new-code',
    });
    expect(reduce(asked, { type: 'refused', problem: wrongCode }).busy).toBeUndefined();
    expect(reduce(asked, { type: 'rested' }).busy).toBeUndefined();
  });
});

describe('the order to follow', () => {
  it('is the one of the place, from before it was read until it ends', () => {
    expect(findOrderToFollow(after())).toBeUndefined();
    expect(findOrderToFollow(after(signedIn))).toBe(orderId);
    expect(findOrderToFollow(after(signedIn, read('issuing')))).toBe(orderId);
    expect(findOrderToFollow(after(signedIn, read('completed')))).toBeUndefined();
  });

  it('is left alone while the user’s own request is under way', () => {
    expect(findOrderToFollow(after(signedIn, { type: 'asked', action: 'cancel' }))).toBeUndefined();
  });

  it('is none at other places, nor where there is no such order', () => {
    const missing: Event = { type: 'order-missing', problem: { code: 'order-not-found' } };
    expect(findOrderToFollow(after(signedIn, missing))).toBeUndefined();
    const moved: Event = { type: 'moved', place: { name: 'mobile-ids' } };
    expect(findOrderToFollow(after(signedIn, read('issuing'), moved))).toBeUndefined();
  });
});

describe('the mobile IDs', () => {
  it('are there after a failure and another try', () => {
    const problem: Problem = { code: 'service-busy' };
    const failed = after(signedIn, { type: 'mobile-ids-unreadable', problem });
    expect(failed.unread).toBe(problem);
    expect(reduce(failed, { type: 'mobile-ids-read', mobileIds: [] })).toMatchObject({
      unread: undefined,
      mobileIds: [],
    });
  });
});
