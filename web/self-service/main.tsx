/**
 * Entry of the Self-Service page: connects what the page knows, does and shows with the browser.
 */
import { createApi } from '../shared/api.ts';
import { applyBrandColors, loadBrand } from '../shared/brand.ts';
import { loadConfig } from '../shared/config.ts';
import { readChosenLanguage } from '../shared/language.ts';
import { createInterruptibleDelay, wakeOnReturn } from '../shared/interruptible-delay.ts';
import { createServerClock } from '../shared/server-clock.ts';
import { sleep } from '../shared/sleep.ts';
import { createStore } from '../shared/store.ts';
import { isSupported } from '../shared/supported.ts';
import { markUnreachable } from '../shared/unreachable.ts';
import { showPage } from '../shared/ui/show-page.tsx';
import { surviveTranslation } from '../shared/ui/translation.tsx';
import { createActions } from './actions.ts';
import { followOrder } from './follow-order.ts';
import { keepFollowing } from './keep-following.ts';
import { findPhoneAddress, parsePlace, toHash } from './model/place.ts';
import { toStage } from './model/stage.ts';
import { firstState, reduce, type Event, type State } from './model/state.ts';
import { createRequests } from './requests.ts';
import { createSignIn } from './sign-in.ts';
import { loadRenewalWords } from './texts/renewal-words.ts';
import { App } from './views/app.tsx';

const store = createStore<State, Event>(reduce, firstState(parsePlace(location.hash)));
const { dispatch } = store;

const clock = createServerClock(() => Date.now());
// The library that signs users in takes the global one.
globalThis.fetch = markUnreachable(globalThis.fetch.bind(globalThis));
const fetchFile: typeof fetch = (input, init) => fetch(input, init);
const brand = await loadBrand(fetchFile);
applyBrandColors(brand);
const signIn = createSignIn({
  config: () => loadConfig(fetchFile),
  origin: location.origin,
  storage: sessionStorage,
  leaveFor: (url) => {
    location.assign(url);
  },
});
const requests = createRequests({
  api: createApi({ fetch: fetchFile, clock }),
  sleep,
  token: signIn.token,
  idToken: signIn.idToken,
  chosenLanguage: readChosenLanguage,
  loadWords: loadRenewalWords,
});

// Replaced, so that no code stays in the history.
const leaveForPhone = (): boolean => {
  const address = findPhoneAddress(location.hash);
  if (address !== undefined) location.replace(address);
  return address !== undefined;
};

const readAddress = (): void => {
  if (leaveForPhone()) return;
  dispatch({ type: 'moved', place: parsePlace(location.hash) });
};

const actions = createActions({
  requests,
  signIn,
  dispatch,
  address: () => new URL(location.href),
  goTo: (place) => {
    location.hash = toHash(place);
  },
  returnTo: (hash) => {
    history.replaceState(null, '', `/${hash}`);
    readAddress();
  },
  newKey: () => crypto.randomUUID(),
});

const show = (): void => {
  showPage(<App state={store.state()} actions={actions} clock={clock} />, brand);
};

const delay = createInterruptibleDelay();
wakeOnReturn(delay.wake);
store.subscribe(show);
keepFollowing(store, (orderId, signal) =>
  followOrder(
    {
      read: (stop) => requests.readOrder(orderId, stop),
      toStage: (order) => toStage(order, store.state().decided),
      dispatch,
      wait: delay.wait,
      isHidden: () => document.visibilityState === 'hidden',
      signInAgain: (maxAge) => signIn.again({ hash: location.hash, intent: 'see-code' }, maxAge),
      elapsed: () => performance.now(),
      chance: () => Math.random(),
    },
    signal,
  ),
);
window.addEventListener('hashchange', readAddress);
surviveTranslation();
if (!leaveForPhone() && isSupported()) {
  show();
  void actions.open();
}
