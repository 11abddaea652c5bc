import type { BrowserContextOptions } from 'playwright-core';
import type { Language } from '../../domain/languages.ts';

/** How somebody looks at a page. */
export interface Look {
  readonly device: 'phone' | 'iphone' | 'iphone-in-app' | 'desktop';
  readonly scheme: 'light' | 'dark';
  readonly language: Language;
  /** The browser translates what the page says. */
  readonly translated?: boolean;
}

/** A phone in the light. */
export const inHand = (language: Language): Look => ({ device: 'phone', scheme: 'light', language });

/** What Safari says that it is on an iPhone. */
export const safariOnIPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

/** What an app on an iPhone says of itself that shows pages in a window of its own. */
export const webViewOnIPhone = safariOnIPhone.replace(/ Version.*/, ' Mobile/15E148');

/** What an app on Android says of itself that shows pages in a window of its own. */
export const webViewOnAndroid =
  'Mozilla/5.0 (Linux; Android 15; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/150.0.0.0 Mobile Safari/537.36';

const smallPhone = { viewport: { width: 375, height: 667 }, isMobile: true, hasTouch: true } as const;

/** A laptop's. */
export const laptopWindow = { width: 1280, height: 800 } as const;

// Small phones of today, and a laptop.
const devices = {
  phone: {
    ...smallPhone,
    userAgent:
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36',
  },
  iphone: { ...smallPhone, userAgent: safariOnIPhone },
  'iphone-in-app': { ...smallPhone, userAgent: safariOnIPhone.replace(/ Version.*/, ' Mobile/15E148') },
  desktop: { viewport: laptopWindow },
} as const satisfies Readonly<Record<Look['device'], BrowserContextOptions>>;

const locales = { en: 'en-GB', sv: 'sv-SE', de: 'de-DE', fr: 'fr-FR' } as const satisfies Readonly<
  Record<Language, string>
>;

/** The browser context of a look. Nothing moves in it, so that what is seen is what is meant. */
export const contextOptions = ({ device, scheme, language }: Look): BrowserContextOptions => ({
  ...devices[device],
  colorScheme: scheme,
  locale: locales[language],
  timezoneId: 'Europe/Stockholm',
  reducedMotion: 'reduce',
});
