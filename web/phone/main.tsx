/**
 * Entry of the phone page: connects what the page knows, does and shows with the browser.
 */
import { createApi } from '../shared/api.ts';
import { applyBrandColors, loadBrand } from '../shared/brand.ts';
import { createServerClock } from '../shared/server-clock.ts';
import { createStore } from '../shared/store.ts';
import { isSupported } from '../shared/supported.ts';
import { suggestName, detectDevice, wantsApp } from './device.ts';
import { createInterruptibleDelay, wakeOnReturn } from '../shared/interruptible-delay.ts';
import { showPage } from '../shared/ui/show-page.tsx';
import { surviveTranslation } from '../shared/ui/translation.tsx';
import { PhoneController } from './phone-controller.ts';
import { findBrowserInstead } from './in-app.ts';
import { createLinks } from './link.ts';
import type { Page } from './page.ts';
import { firstState, reduce } from './screens.ts';
import { IndexedDbStore } from './store/indexed-db.ts';
import { createKeeping } from './store/keeping.ts';
import { texts } from './texts/index.ts';
import { App } from './views/app.tsx';

const state = createStore(reduce, firstState);
const clock = createServerClock(() => Date.now());
const delay = createInterruptibleDelay();
const delayBehind = createInterruptibleDelay();
const [device, brand] = await Promise.all([
  detectDevice({ navigator, matchMedia: (query) => window.matchMedia(query) }),
  loadBrand((input, init) => fetch(input, init)),
]);
applyBrandColors(brand);

const browserInstead = findBrowserInstead(navigator.userAgent, device);
const api = createApi({ fetch: (input, init) => fetch(input, init), clock });
const shared = {
  api,
  store: new IndexedDbStore(),
  clock,
  locks: 'locks' in navigator ? navigator.locks : undefined,
};
const controller = new PhoneController({
  ...shared,
  links: createLinks(window),
  keeping: createKeeping(navigator.storage),
  betterPlace: browserInstead ?? (wantsApp(device) ? 'installed-app' : undefined),
  wait: delay.wait,
  dispatch: state.dispatch,
});

const page: Page = {
  controller,
  api,
  wake: delay.wake,
  origin: location.origin,
  phoneName: suggestName(device, texts.devices),
  deletesUnused: wantsApp(device),
  platform: device.platform,
  isInApp: browserInstead !== undefined,
  browser: navigator,
  makeFiles: async (record, words) => {
    const { makeFiles } = await import('./system-store/handed-files.ts');
    return makeFiles(record, words);
  },
  renewal: { ...shared, wait: delayBehind.wait },
  now: clock.now,
};

const show = (): void => {
  showPage(<App state={state.state()} page={page} />, brand);
};

// Whoever comes back to the page, or to the network, does not want to wait for the next try.
for (const { wake } of [delay, delayBehind]) wakeOnReturn(wake);
// Another link, opened in this tab, changes nothing but the fragment.
window.addEventListener('hashchange', () => {
  if (location.hash !== '') location.reload();
});

state.subscribe(show);
surviveTranslation();
if (isSupported()) {
  show();
  void controller.start();
}

if ('serviceWorker' in navigator)
  navigator.serviceWorker.register('/phone/service-worker.js', { scope: '/phone/' }).catch(() => {
    // The page works without one, as long as there is a network.
  });
