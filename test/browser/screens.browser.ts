import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser } from './chromium.ts';
import { sights } from './gallery/gallery.ts';
import { show } from './gallery/show.ts';
import type { Look } from './looks.ts';
import { axeViolations, layoutFaults } from './screen-checks.ts';

const looks: readonly Look[] = [
  { device: 'phone', scheme: 'light', language: 'sv' },
  { device: 'desktop', scheme: 'dark', language: 'en' },
];

// 320 px wide is also 1280 px at 400 % (WCAG 2.2, 1.4.10).
const narrow = { width: 320, height: 568 };

const widthFaults = async (page: Page): Promise<readonly string[]> =>
  (await layoutFaults(page)).filter((fault) => fault.includes('wide'));

/** Who reads large letters: WCAG 2.2, 1.4.4. */
const enlargeText = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });

describe.skipIf(browserPath() === undefined)('every screen', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(sights)('$name', async (sight) => {
    for (const look of looks) {
      const page = await show(browser, sight, look);
      expect(await layoutFaults(page)).toEqual([]);
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      await enlargeText(page);
      expect(await widthFaults(page)).toEqual([]);
      await page.evaluate(() => {
        document.documentElement.removeAttribute('style');
      });
      await page.setViewportSize(narrow);
      expect(await widthFaults(page)).toEqual([]);
      await page.context().close();
    }
  });
});
