import type { Store } from '../shared/store.ts';
import { findOrderToFollow } from './model/screen.ts';
import type { Event, State } from './model/state.ts';

/**
 * Follows the order that the page shows, one at a time. Each request of the user interrupts it, so that no
 * response from before the request comes after it.
 * @param follow looks at an order until it ends or the signal stops it
 */
export const keepFollowing = (
  store: Store<State, Event>,
  follow: (orderId: string, signal: AbortSignal) => Promise<void>,
): void => {
  let followed: { readonly orderId: string; readonly stop: () => void } | undefined;
  store.subscribe(() => {
    const orderId = findOrderToFollow(store.state());
    if (orderId === followed?.orderId) return;
    followed?.stop();
    followed = undefined;
    if (orderId === undefined) return;
    const controller = new AbortController();
    const stop = (): void => {
      controller.abort();
    };
    followed = { orderId, stop };
    void follow(orderId, controller.signal);
  });
};
