import type { Trouble } from './trouble.ts';

/** The parts of a window that the page can't do without. */
export interface BrowserWindow {
  readonly isSecureContext: boolean;
  readonly crypto?: { readonly subtle?: unknown };
  readonly indexedDB?: unknown;
}

/**
 * What keeps the page from working in this browser; undefined when nothing does.
 * @see https://w3c.github.io/webappsec-secure-contexts/ WebCrypto is there for secure pages only
 */
export const findBrowserTrouble = ({
  isSecureContext,
  crypto,
  indexedDB,
}: BrowserWindow): Trouble | undefined => {
  if (!isSecureContext) return 'insecure-context';
  if (crypto?.subtle === undefined) return 'browser-unsupported';
  return indexedDB === undefined || indexedDB === null ? 'storage-unavailable' : undefined;
};
