import type { PhoneController } from './phone-controller.ts';

/** What the views work with, besides what the page shows. */
export interface Page {
  readonly controller: PhoneController;
  /** Ends the wait for the next try of a request. */
  readonly wake: () => void;
  /** Where the pages are, for links that people copy. */
  readonly origin: string;
  /** A sensible name for this phone, until its user gives it another. */
  readonly phoneName: string;
  /** The browser deletes what a page stored when nobody opens it for a week. */
  readonly deletesUnused: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
