import { findLinkIn, type FoundLink } from './find-link.ts';
import { StorageUnavailable } from './store/phone-store.ts';

/** What the link in the QR code names: an order, and the activation code that lets a phone connect to it. */
export type ActivationLink = FoundLink;

/** What an address says: a link, nothing, or a link that is broken. */
export type LinkReading = ActivationLink | 'none' | 'incomplete';

/** The link over a reload of the page. */
export interface Links {
  /** @throws {StorageUnavailable} */
  readonly take: () => LinkReading;
  /** @throws {StorageUnavailable} */
  readonly keep: (link: ActivationLink) => void;
  readonly forget: () => void;
}

/** The parts of a window that hold the link. */
export interface LinkWindow {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void };
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

const storageKey = 'activation-link';

/**
 * Reads the fragment of a link.
 * @param fragment with or without its `#`
 */
export const parseFragment = (fragment: string): LinkReading => {
  if (fragment.replace('#', '') === '') return 'none';
  return findLinkIn(fragment) ?? 'incomplete';
};

/** Reads the link in whatever somebody pasted: the link, its fragment alone, or a mail with it. */
export const parsePasted = (text: string): LinkReading => findLinkIn(text) ?? 'incomplete';

/** The link as an app on this phone can open it. */
export const linkText = (origin: string, { orderId, code }: ActivationLink): string =>
  `${origin}/phone/#${orderId}.${code}`;

/**
 * The link of a tab. Taking it clears the address, and the history with it, so that no bookmark, screenshot or
 * synchronised history has the code. It stays in the tab's session storage until the phone's record has it:
 * that is written before the address changes and without waiting, so no reload can come between; it is gone
 * when the tab is, and other tabs don't see it. IndexedDB answers later, and outlives the tab.
 */
export const createLinks = (window: LinkWindow): Links => ({
  take: () => {
    const { location, history } = window;
    const reading = parseFragment(location.hash);
    try {
      const stored = useStorage(() => {
        if (typeof reading === 'object') keep(window.sessionStorage, reading);
        return window.sessionStorage.getItem(storageKey);
      });
      return reading === 'none' ? parseFragment(stored ?? '') : reading;
    } finally {
      if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
    }
  },
  keep: (link) => {
    useStorage(() => {
      keep(window.sessionStorage, link);
    });
  },
  forget: () => {
    window.sessionStorage.removeItem(storageKey);
  },
});

const keep = (storage: Pick<Storage, 'setItem'>, { orderId, code }: ActivationLink): void => {
  storage.setItem(storageKey, `${orderId}.${code}`);
};

// Browsers that keep storage from a page throw already when it is named.
const useStorage = <Result>(use: () => Result): Result => {
  try {
    return use();
  } catch (error) {
    throw new StorageUnavailable('no session storage', { cause: error });
  }
};
