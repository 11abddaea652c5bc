/**
 * Entry of the Self-Service page: connects what the page knows, does and shows with the browser.
 */
import { render } from 'preact';
import { createApi } from '../shared/api.ts';
import { loadConfig } from '../shared/config.ts';
import { createInterruptibleDelay, wakeOnReturn } from '../shared/interruptible-delay.ts';
import { serverClock } from '../shared/server-clock.ts';
import { sleep } from '../shared/sleep.ts';
import { storeOf } from '../shared/store.ts';
import { actionsWith } from './actions.ts';
import { followOrder } from './follow-order.ts';
import { keepFollowing } from './keep-following.ts';
import { hashOf, placeOf } from './model/place.ts';
import { stageOf } from './model/stage.ts';
import { firstState, reduce, type Event, type State } from './model/state.ts';
import { rememberedOrder } from './remembered-order.ts';
import { createRequests } from './requests.ts';
import { signInWith } from './sign-in.ts';
import { App } from './views/app.tsx';

const store = storeOf<State, Event>(reduce, firstState(placeOf(location.hash)));
const { dispatch } = store;

const clock = serverClock(() => Date.now());
const fetching: typeof fetch = (input, init) => fetch(input, init);
const signIn = signInWith({
  config: () => loadConfig(fetching),
  origin: location.origin,
  storage: sessionStorage,
  leaveFor: (url) => {
    location.assign(url);
  },
});
const requests = createRequests({
  api: createApi({ fetch: fetching, clock }),
  sleep,
  token: signIn.token,
});

const moved = (): void => {
  dispatch({ type: 'moved', place: placeOf(location.hash) });
};

const actions = actionsWith({
  requests,
  signIn,
  remembered: rememberedOrder(() => localStorage),
  dispatch,
  address: () => new URL(location.href),
  goTo: (place) => {
    location.hash = hashOf(place);
  },
  returnTo: (hash) => {
    history.replaceState(null, '', `/${hash}`);
    moved();
  },
  newKey: () => crypto.randomUUID(),
});

const show = (): void => {
  const page = document.getElementById('page');
  if (page) render(<App state={store.state()} actions={actions} clock={clock} />, page);
};

const delay = createInterruptibleDelay();
wakeOnReturn(delay.wake);
store.subscribe(show);
keepFollowing(store, (orderId, signal) =>
  followOrder(
    {
      read: (stop) => requests.readOrder(orderId, stop),
      stageOf: (order) => stageOf(order, store.state().answered),
      dispatch,
      wait: delay.wait,
      isHidden: () => document.visibilityState === 'hidden',
      elapsed: () => performance.now(),
      chance: () => Math.random(),
    },
    signal,
  ),
);
window.addEventListener('hashchange', moved);
show();
void actions.open();
