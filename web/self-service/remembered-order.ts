import { tryStorage } from '../shared/try-storage.ts';

/** The order that a user started last, so that every tab finds it again. No secret: it opens nothing. */
export interface RememberedOrder {
  readonly read: () => string | undefined;
  readonly write: (orderId: string) => void;
  readonly forget: () => void;
}

const key = 'get-mobile-id.order';

/** @param storage may refuse: then the Dashboard does not know of a running order until it is asked for */
export const createRememberedOrder = (storage: () => Storage): RememberedOrder => ({
  read: () => tryStorage(() => storage().getItem(key)) ?? undefined,
  write: (orderId) => {
    tryStorage(() => {
      storage().setItem(key, orderId);
    });
  },
  forget: () => {
    tryStorage(() => {
      storage().removeItem(key);
    });
  },
});
