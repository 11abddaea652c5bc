/** `npm run screenshots`: a picture of every screen of both pages, in docs/screenshots. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
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

const fileName = ({ name }: Sight, device: Look['device'], scheme: Look['scheme']): string =>
  `${name}-${device}-${scheme}.png`;

const take = async (browser: Browser, sight: Sight): Promise<void> => {
  for (const device of devices) {
    const page = await show(browser, sight, { device, scheme: 'light', language: 'en' });
    await page.mouse.move(0, 0);
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      const picture = await page.screenshot({ animations: 'disabled' });
      writeFileSync(folder + fileName(sight, device, scheme), packed(picture));
    }
    await page.context().close();
  }
};

/** Removes the pictures of screens that are no more. */
const removeOthers = (): void => {
  const known = sights.flatMap((sight) =>
    devices.flatMap((device) => schemes.map((scheme) => fileName(sight, device, scheme))),
  );
  for (const name of readdirSync(folder)) if (!known.includes(name)) rmSync(folder + name);
};

const screenshots = async (words: readonly string[]): Promise<void> => {
  const chosen = sights.filter(({ name }) => words.every((word) => name.includes(word)));
  if (chosen.length === 0) throw new Error(`No screen has this name: ${words.join(' ')}`);
  const browser = await launchBrowser();
  await build({ logLevel: 'warn' });
  mkdirSync(folder, { recursive: true });
  for (const sight of chosen) {
    await take(browser, sight);
    process.stdout.write(`${sight.name}\n`);
  }
  await browser.close();
  removeOthers();
};

await new Command('npm run screenshots --')
  .description('Takes a picture of every screen of both pages, in docs/screenshots.')
  .argument('[words...]', 'only the screens whose name has these words, such as phone-home')
  .action(async (words: readonly string[]) => {
    try {
      await screenshots(words);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    }
  })
  .parseAsync();
