import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { neutralMailBrand } from '../../domain/brand/brand.ts';
import { toQrPng } from '../../lambdas/get-mobile-id/orders/activation-code.ts';
import { qrMail } from '../../lambdas/mail/mails.ts';
import { allRead, readWithAll } from '../support/qr-readers.ts';
import { browserPath, launchBrowser } from './chromium.ts';
import { shownCode, site } from './gallery/content.ts';
import { sights } from './gallery/gallery.ts';
import { show } from './gallery/show.ts';
import { contextOptions, type Look } from './looks.ts';

const { link } = shownCode;

/** The page with the QR code, as Self-Service shows it. */
const showOnPage = async (browser: Browser, look: Look): Promise<Page> => {
  const sight = sights.find(({ name }) => name === 'self-service-qr-code');
  if (!sight) throw new Error('no screen shows the code');
  return show(browser, sight, look);
};

/** The mail with the QR code, as a browser shows it. */
const showMail = async (browser: Browser, look: Look): Promise<Page> => {
  const png = await toQrPng(link);
  const reader = { language: look.language, commonName: 'Alva Active', email: 'alva@example.com' };
  const { html } = qrMail(reader, {
    ...{ link, png, lifetimeMs: 600_000, siteUrl: site },
    brand: neutralMailBrand,
  });
  const page = await (await browser.newContext(contextOptions(look))).newPage();
  await page.setContent(html.replaceAll(/cid:[^"]+/g, `data:image/png;base64,${png.toString('base64')}`));
  return page;
};

/** Some mail programs turn every colour of a mail around, and no picture of it. */
const invertColors = (page: Page): Promise<unknown> =>
  page.addStyleTag({ content: 'html { filter: invert(1) } img { filter: invert(1) }' });

const media = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours, light': { colorScheme: 'light', forcedColors: 'active' },
  'forced colours, dark': { colorScheme: 'dark', forcedColors: 'active' },
} as const;

const places = { page: showOnPage, mail: showMail } as const;
const devices = ['desktop', 'phone'] as const;

describe.skipIf(browserPath() === undefined)('the QR code, read by three readers', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const cases = Object.entries(places).flatMap(([place, open]) =>
    devices.flatMap((device) =>
      Object.entries(media).map(([name, how]) => ({ place, open, device, name, how })),
    ),
  );

  it.each(cases)('on the $place, $device, $name', async ({ open, device, how }) => {
    const page = await open(browser, { device, scheme: how.colorScheme, language: 'en' });
    await page.emulateMedia(how);
    expect(await readWithAll(await page.screenshot({ fullPage: true }))).toEqual(allRead(link));
    await page.context().close();
  });

  it.each(devices)('on the mail whose colours the program turns around, %s', async (device) => {
    const page = await showMail(browser, { device, scheme: 'dark', language: 'en' });
    await invertColors(page);
    expect(await readWithAll(await page.screenshot({ fullPage: true }))).toEqual(allRead(link));
    await page.context().close();
  });
});
