/** `npm run screenshots`: a picture of every screen of both pages, in docs/screenshots. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser } from './chromium.ts';
import { sights } from './gallery/gallery.ts';
import { show } from './gallery/show.ts';
import type { Sight } from './gallery/sight.ts';
import type { Look } from './looks.ts';

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

const devices = ['phone', 'desktop'] as const satisfies readonly Look['device'][];
const schemes = ['light', 'dark'] as const satisfies readonly Look['scheme'][];

/** The same picture in fewer bytes: without opacity, packed as well as it goes. */
const packed = (png: Buffer): Buffer =>
  PNG.sync.write(PNG.sync.read(png), {
    colorType: 2,
    inputHasAlpha: true,
    filterType: 0,
    deflateLevel: 9,
    deflateStrategy: 0,
  });

const take = async (browser: Browser, sight: Sight): Promise<void> => {
  for (const device of devices) {
    const page = await show(browser, sight, { device, scheme: 'light', language: 'en' });
    await page.mouse.move(0, 0);
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      const picture = await page.screenshot({ animations: 'disabled' });
      writeFileSync(`${folder}${sight.name}-${device}-${scheme}.png`, packed(picture));
    }
    await page.context().close();
  }
};

await build({ logLevel: 'warn' });
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
for (const sight of sights) {
  await take(browser, sight);
  process.stdout.write(`${sight.name}\n`);
}
await browser.close();
