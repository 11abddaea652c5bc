import { build } from 'vite';
import { browserPath, noBrowser } from './chromium.ts';

/** Builds the pages, once for all stories; says so where there is no browser to show them. */
export const setup = async (): Promise<void> => {
  if (browserPath() === undefined) process.stdout.write(`${noBrowser()}\n`);
  else await build({ logLevel: 'warn' });
};
