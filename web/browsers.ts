/**
 * The oldest browsers that the pages run in: at least those of the last two years. What the pages use is held to
 * them, and their syntax is built for them. Whoever comes with an older one is told so (`web/build`).
 */
export const oldestBrowsers = {
  chrome: '116',
  edge: '116',
  firefox: '125',
  safari: '17.4',
  samsungInternet: '24',
} as const;
