import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

// The headless shell first: the same engine without the windows around it, and twice as fast.
const usualPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
];

const candidates = (): readonly string[] => {
  const { CHROMIUM_PATH: path = '' } = process.env;
  return path === '' ? usualPaths : [path];
};

/** The browser of this system; undefined where there is none. */
export const browserPath = (): string | undefined => candidates().find((path) => existsSync(path));

/** What to do where there is none. */
export const noBrowser = (): string =>
  `No browser found: ${candidates().join(', ')}; install one with apt-get install chromium-headless-shell or set CHROMIUM_PATH`;

// The stories' browser asks nobody but the pages: https://peter.sh/experiments/chromium-command-line-switches/
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts the browser, without a window.
 * @throws {Error} there is none
 */
export const launchBrowser = (): Promise<Browser> => {
  const executablePath = browserPath();
  if (executablePath === undefined) throw new Error(noBrowser());
  return chromium.launch({ executablePath, headless: true, args: flags });
};
