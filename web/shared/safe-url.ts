import * as v from 'valibot';
import { isLoopback } from './loopback.ts';

/**
 * Whether a page may lead there: by TLS, or to this computer itself. No other scheme gets into an address, so none that
 * runs script (`javascript:`) or opens a program.
 */
export const isSafeUrl = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(url));
};

/** An address that a page may lead to. */
export const safeUrl = v.pipe(v.string(), v.check(isSafeUrl));
