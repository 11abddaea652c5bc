/**
 * What a browser is asked for before a page begins, as paths from `window`. A browser that has all of it has all
 * that the pages use: a test holds that with MDN's data.
 */
export const neededFeatures = [
  'AbortSignal.any',
  'Array.prototype.toSorted',
  'Intl.Segmenter',
  'crypto.subtle',
  'crypto.randomUUID',
] as const;
