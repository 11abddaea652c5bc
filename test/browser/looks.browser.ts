import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser } from './chromium.ts';
import { sights } from './gallery/gallery.ts';
import { show } from './gallery/show.ts';
import { inHand } from './looks.ts';
import { axeViolations, widthFaults } from './screen-checks.ts';

const central = [
  ...['self-service-welcome', 'self-service-confirm', 'self-service-qr-code', 'self-service-six-digits'],
  ...['self-service-ready', 'phone-offer', 'phone-match-code', 'phone-ready'],
];

// `npm run test:looks` looks at every screen.
const seen = sights.filter(({ name }) => process.env['EVERY_SCREEN'] === '1' || central.includes(name));

/** A laptop's window at 200 % and at 400 %: WCAG 2.2, 1.4.10. */
const zoomed = [
  { width: 640, height: 400 },
  { width: 320, height: 256 },
] as const;

/** A pseudo-locale: written from right to left, and each text 40 % longer than English. */
const pseudoLocalize = (): void => {
  document.documentElement.dir = 'rtl';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { data = '' } = node instanceof Text ? node : {};
    const letters = data.replaceAll(/[^\p{L} ]/gu, '');
    if (/\p{L}{2}/u.test(data))
      node.nodeValue = `${data} ${letters.slice(0, Math.ceil(data.length * 0.4)).trim()}`;
  }
};

/** Whether what begins a line stands at its side: the brand in the head. */
const beginsAtTheRight = (page: Page): Promise<boolean> =>
  page.locator('header .brand').evaluate((brand) => {
    const { left, right } = brand.getBoundingClientRect();
    return window.innerWidth - right < left;
  });

/** Nothing but the edges of what is pressed and typed into tells it from text, where colours are the reader's own. */
const edgeless = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.button-main:visible, input:visible')
    .evaluateAll((controls) =>
      controls
        .filter((control) => parseFloat(getComputedStyle(control).borderTopWidth) < 1)
        .map(({ outerHTML }) => outerHTML.slice(0, 120)),
    );

describe.skipIf(browserPath() === undefined)('screens', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  describe.each(['de', 'fr'] as const)('in %s', (language) => {
    it.each(seen)('$name fits and can be used, zoomed in too', async (sight) => {
      const page = await show(browser, sight, inHand(language));
      expect(await axeViolations(page)).toEqual([]);
      for (const size of zoomed) {
        await page.setViewportSize(size);
        expect(await widthFaults(page)).toEqual([]);
      }
      await page.context().close();
    });
  });

  it.each(seen)('$name fits from right to left, with texts that are 40 % longer', async (sight) => {
    const page = await show(browser, sight, inHand('en'));
    await page.evaluate(pseudoLocalize);
    expect(await widthFaults(page)).toEqual([]);
    expect(await beginsAtTheRight(page)).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it.each(seen)('$name can be used in colours of the reader’s own', async (sight) => {
    const page = await show(browser, sight, inHand('en'));
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await edgeless(page)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });
});
