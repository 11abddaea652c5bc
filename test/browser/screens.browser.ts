import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser } from './chromium.ts';
import { sights } from './gallery/gallery.ts';
import { show } from './gallery/show.ts';
import { inHand, laptopWindow } from './looks.ts';
import { axeViolations, layoutFaults, widthFaults } from './screen-checks.ts';

// 320 px wide is also 1280 px at 400 % (WCAG 2.2, 1.4.10).
const narrow = { width: 320, height: 568 };

/** Who reads large letters: WCAG 2.2, 1.4.4. */
const setTextSize = (page: Page, fontSize: '200%' | ''): Promise<void> =>
  page.evaluate((size) => {
    document.documentElement.style.fontSize = size;
  }, fontSize);

/** Everybody can use what is shown, and nothing moves. */
const expectFit = async (page: Page): Promise<void> => {
  expect(await layoutFaults(page)).toEqual([]);
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
};

/** Nothing is too wide with large letters, nor in a narrow window, which it leaves behind. */
const expectRoom = async (page: Page): Promise<void> => {
  await setTextSize(page, '200%');
  expect(await widthFaults(page)).toEqual([]);
  await setTextSize(page, '');
  await page.setViewportSize(narrow);
  expect(await widthFaults(page)).toEqual([]);
};

describe.skipIf(browserPath() === undefined)('every screen', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(sights)('$name', async (sight) => {
    const page = await show(browser, sight, inHand('sv'));
    await expectFit(page);
    await expectRoom(page);
    await page.setViewportSize(laptopWindow);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectFit(page);
    await page.context().close();

    const inEnglish = await show(browser, sight, inHand('en'));
    await expectFit(inEnglish);
    await expectRoom(inEnglish);
    await inEnglish.context().close();
  });
});
