/** What each measure is held to; tests hold the sizes, too. */
export const budgets = {
  /** Of a bundle, in KiB: the client of ACM PCA is of a kind that weighs more. */
  bundleKiB: { withPca: 900, without: 600 },
  /** Load time of a bundle to that of its SDK clients alone. */
  loadTime: { withRequests: 1.4, without: 1.3 },
  /** What a browser loads before a page shows, in KiB, packed with brotli. */
  firstLoadKiB: 60,
  /** Of that, before anything shows: the document. */
  firstPaintKiB: 2,
  /** Of that, before the page has its looks: the document and its styles. */
  styledKiB: 6,
  /** Files of a first load, those of the browser's own asking left out. */
  firstLoadFiles: 13,
  /** CPU of the functions to that of the AWS calls that they make. */
  cpu: 1.3,
  /** Of an order with two certificates that nothing gets in the way of. */
  stateTransitions: 24,
  /** Of an order without the price of the CA, in USD. */
  orderCost: 0.001,
  /** Certificates per second to what the CA's quota allows, with many orders at once. */
  throughput: 0.95,
  /** Calls that ask the CA for a certificate, for each that it issues, with many orders at once. */
  callsForEach: 1.5,
  /** Time to the last revocation to what the CA's quota takes, when many leave at once. */
  leavers: 1.1,
  /** CPU of a route to refuse the worst body that it can get, in milliseconds. */
  refusedRequest: 5,
  /** CPU of one rule on a sound key, in milliseconds: measured with RSA of 3,072 bits. */
  keyRule: 20,
  /** Time of a handler with many stored mobile IDs to that with one. */
  manyMobileIds: 1.1,
} as const;
