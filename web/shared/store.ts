/** What a page knows, and the one way to change it. */
export interface Store<State, Event> {
  readonly state: () => State;
  readonly dispatch: (event: Event) => void;
  /** @param listener is called after each change */
  readonly subscribe: (listener: () => void) => void;
}

/**
 * @param reduce the state after an event; gives the same object back when nothing changes
 * @param first the state before any event
 */
export const createStore = <State, Event>(
  reduce: (state: State, event: Event) => State,
  first: State,
): Store<State, Event> => {
  const listeners: (() => void)[] = [];
  let state = first;
  return {
    state: () => state,
    dispatch: (event) => {
      const before = state;
      state = reduce(state, event);
      if (state !== before) for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
};
