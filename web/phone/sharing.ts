import type { HandedFile } from './system-store/handed-files.ts';

/** The parts of a browser that share. */
export type SharingBrowser = Partial<Pick<Navigator, 'canShare' | 'share'>>;

/** Shares a file. @returns whether that worked, or its user let it be */
export type Share = () => Promise<boolean>;

/**
 * How a file gets to the phone's share sheet, from where its user saves it: apps that show pages in a window of their
 * own may drop downloads, and the page doesn't learn of it.
 * @returns undefined where the browser shares no such file; Chromium has a list of those that it does
 * @see https://w3c.github.io/web-share/#canshare-data-method
 */
export const findShare = (browser: SharingBrowser, handed: HandedFile): Share | undefined => {
  const files = [new File([handed.content], handed.fileName, { type: handed.type })];
  if (browser.share === undefined || browser.canShare?.({ files }) !== true) return undefined;
  return async () => {
    try {
      await browser.share?.({ files });
      return true;
    } catch (error) {
      return error instanceof DOMException && error.name === 'AbortError';
    }
  };
};
