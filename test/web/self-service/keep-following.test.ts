import { describe, expect, it } from 'vitest';
import { createStore } from '../../../web/shared/store.ts';
import { keepFollowing } from '../../../web/self-service/keep-following.ts';
import { firstState, reduce, type Event, type State } from '../../../web/self-service/model/state.ts';
import { viewIn } from '../support/views.ts';

const { orderId } = viewIn('starting');
const other = '3f0c6b1e-0000-4a52-9d55-6d6f9b2f7a01';

/** A page at an order, and what it follows: `+` for begun, `-` for stopped. */
const page = () => {
  const store = createStore<State, Event>(reduce, firstState({ name: 'order', orderId }));
  const log: string[] = [];
  keepFollowing(store, (id, signal) => {
    const name = id === orderId ? 'order' : 'other';
    log.push(`+${name}`);
    signal.addEventListener('abort', () => log.push(`-${name}`));
    return Promise.resolve();
  });
  return { store, log };
};

describe('the order that a page follows', () => {
  it('is followed once, however often it is read', () => {
    const { store, log } = page();
    store.dispatch({ type: 'signed-in' });
    store.dispatch({ type: 'order-read', order: viewIn('starting') });
    store.dispatch({ type: 'order-read', order: viewIn('awaiting-confirmation') });
    expect(log).toEqual(['+order']);
  });

  it('is interrupted by a request of the user and followed again after it', () => {
    const { store, log } = page();
    store.dispatch({ type: 'signed-in' });
    store.dispatch({ type: 'asked', action: 'renew' });
    store.dispatch({ type: 'succeeded', order: viewIn('awaiting-phone') });
    expect(log).toEqual(['+order', '-order', '+order']);
  });

  it('changes with the place', () => {
    const { store, log } = page();
    store.dispatch({ type: 'signed-in' });
    store.dispatch({ type: 'moved', place: { name: 'order', orderId: other } });
    store.dispatch({ type: 'moved', place: { name: 'dashboard' } });
    expect(log).toEqual(['+order', '-order', '+other', '-other']);
  });

  it('is none for whoever is not signed in any more', () => {
    const { store, log } = page();
    store.dispatch({ type: 'signed-in' });
    store.dispatch({ type: 'signed-out' });
    expect(log).toEqual(['+order', '-order']);
  });
});
