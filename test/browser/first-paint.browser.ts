import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser } from './chromium.ts';
import { servePages } from './gallery/show.ts';
import { site } from './gallery/content.ts';
import { layoutFaults } from './screen-checks.ts';
import { contextOptions } from './looks.ts';

const look = { device: 'phone', scheme: 'light', language: 'en' } as const;

describe.skipIf(browserPath() === undefined).each(['/', '/phone/'])('%s', (path) => {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => context.close());
  afterAll(() => browser.close());

  const open = async (options: { readonly javaScriptEnabled?: boolean } = {}) => {
    context = await browser.newContext({ ...contextOptions(look), ...options, serviceWorkers: 'block' });
    await servePages(context);
    return context.newPage();
  };

  it('is seen with nothing but its document, while styles and scripts are on their way', async () => {
    const page = await open();
    await context.route(/\.(js|css)$/, () => new Promise<never>(() => undefined));
    await page.goto(site + path, { waitUntil: 'commit' });
    await page.locator('.first-paint svg').waitFor();
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    expect(await layoutFaults(page)).toEqual([]);
  });

  it('shows that it is coming while no script has come', async () => {
    const page = await open();
    await context.route('**/*.js', () => new Promise<never>(() => undefined));
    await page.goto(site + path, { waitUntil: 'commit' });
    await page.locator('.first-paint .spinner').waitFor();
    await page.waitForFunction(() => performance.getEntriesByName('first-paint').length > 0);
    expect(await layoutFaults(page)).toEqual([]);
  });

  it('says that it needs JavaScript, and waits for nothing, where there is none', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto(site + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('.first-paint').isVisible()).toBe(false);
  });
});
