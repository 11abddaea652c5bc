import type { Locks } from '../../../../web/phone/order/window-lock.ts';

/** The locks of one browser (Web Locks API), as its windows share them. */
export const browserLocks = (): Locks => {
  const held = new Map<string, Promise<unknown>>();
  return {
    request: async (name, { ifAvailable }, work) => {
      const before = held.get(name);
      if (before && ifAvailable) return work(null);
      const working = (async () => {
        await before;
        return work({ name });
      })();
      const mine = working
        .catch(() => undefined)
        .then(() => {
          if (held.get(name) === mine) held.delete(name);
        });
      held.set(name, mine);
      return working;
    },
  };
};
