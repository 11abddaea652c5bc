/**
 * `npm run screenshots`: a picture of every screen of both pages, in .build/screenshots; with `--readme`, those that
 * the README shows, in docs/screenshots, and the walk-through that moves.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
import { drawWalkThrough, shots } from './walk-through.ts';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Where pictures go, and which of them are taken. */
interface Album {
  readonly folder: string;
  readonly includes: (fileName: string) => boolean;
  /** Whether it has the walk-through, too. */
  readonly moves: boolean;
}

const allScreens: Album = { folder: fromRoot('.build/screenshots/'), includes: () => true, moves: false };

/** The pictures that the README shows: only these are kept in git. */
const readReadmeAlbum = (): Album => {
  const readme = readFileSync(fromRoot('README.md'), 'utf8');
  return {
    folder: fromRoot('docs/screenshots/'),
    includes: (fileName) => readme.includes(`(docs/screenshots/${fileName})`),
    moves: true,
  };
};

const devices = ['phone', 'desktop'] as const satisfies readonly Look['device'][];
const schemes = ['light', 'dark'] as const satisfies readonly Look['scheme'][];

/** The same picture in fewer bytes: without opacity, packed as well as it goes. */
const packPng = (png: Buffer): Buffer =>
  PNG.sync.write(PNG.sync.read(png), {
    colorType: 2,
    inputHasAlpha: true,
    filterType: 0,
    deflateLevel: 9,
    deflateStrategy: 0,
  });

const fileName = ({ name }: Sight, device: Look['device'], scheme: Look['scheme']): string =>
  `${name}-${device}-${scheme}.png`;

const walkThrough = fromRoot('docs/screenshots/walk-through.svg');

const findSight = (name: string): Sight => {
  const sight = sights.find((each) => each.name === name);
  if (!sight) throw new Error(`No screen has this name: ${name}`);
  return sight;
};

const takeWalkThrough = async (browser: Browser): Promise<void> => {
  const pictures: Buffer[] = [];
  for (const { device, name } of shots) {
    const look = {
      device: device === 'phone' ? device : 'desktop',
      scheme: 'light',
      language: 'en',
    } as const;
    const page = await show(browser, findSight(name), look);
    await page.mouse.move(0, 0);
    pictures.push(packPng(await page.screenshot({ animations: 'disabled' })));
    await page.context().close();
  }
  writeFileSync(walkThrough, drawWalkThrough(pictures));
};

const take = async (browser: Browser, sight: Sight, { folder, includes }: Album): Promise<void> => {
  for (const device of devices) {
    const page = await show(browser, sight, { device, scheme: 'light', language: 'en' });
    await page.mouse.move(0, 0);
    for (const scheme of schemes) {
      const name = fileName(sight, device, scheme);
      if (!includes(name)) continue;
      await page.emulateMedia({ colorScheme: scheme });
      const picture = await page.screenshot({ animations: 'disabled' });
      writeFileSync(folder + name, packPng(picture));
    }
    await page.context().close();
  }
};

const fileNames = (sight: Sight): readonly string[] =>
  devices.flatMap((device) => schemes.map((scheme) => fileName(sight, device, scheme)));

/** Removes the pictures of screens that are no more, or no longer shown. */
const removeOthers = ({ folder, includes }: Album): void => {
  const known = sights.flatMap(fileNames).filter(includes);
  const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));
  for (const name of pictures) if (!known.includes(name)) rmSync(folder + name);
};

const takeScreenshots = async (words: readonly string[], album: Album): Promise<void> => {
  const chosen = sights.filter(
    (sight) => words.every((word) => sight.name.includes(word)) && fileNames(sight).some(album.includes),
  );
  if (chosen.length === 0) throw new Error(`No screen has this name: ${words.join(' ')}`);
  const browser = await launchBrowser();
  await build({ logLevel: 'warn' });
  mkdirSync(album.folder, { recursive: true });
  for (const sight of chosen) {
    await take(browser, sight, album);
    process.stdout.write(`${sight.name}\n`);
  }
  if (album.moves) await takeWalkThrough(browser);
  await browser.close();
  removeOthers(album);
};

await new Command('npm run screenshots --')
  .description('Takes a picture of every screen of both pages, in .build/screenshots.')
  .argument('[words...]', 'only the screens whose name has these words, such as phone-home')
  .option('--readme', 'only the pictures that the README shows, in docs/screenshots')
  .action(async (words: readonly string[], { readme }: { readonly readme?: true }) => {
    try {
      await takeScreenshots(words, readme ? readReadmeAlbum() : allScreens);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    }
  })
  .parseAsync();
