import type { Device } from './device.ts';
import type { RenewalDependencies } from './life/renewal.ts';
import type { SharingBrowser } from './sharing.ts';
import type { HandingOver } from './store/records.ts';
import type { FileWords, HandedFiles } from './system-store/handed-files.ts';
import type { Api } from '../shared/api.ts';
import type { PhoneController } from './phone-controller.ts';

/** What the views work with, besides what the page shows. */
export interface Page {
  readonly controller: PhoneController;
  readonly api: Api;
  /** Ends the wait for the next try of a request. */
  readonly wake: () => void;
  /** Where the pages are, for links that people copy. */
  readonly origin: string;
  /** A sensible name for this phone, until its user gives it another. */
  readonly phoneName: string;
  /** The browser deletes what a page stored when nobody opens it for a week. */
  readonly deletesUnused: boolean;
  readonly platform: Device['platform'];
  /** An app shows the page in a window of its own. */
  readonly isInApp: boolean;
  /** What may share files. */
  readonly browser: SharingBrowser;
  /** Makes what the user installs in the phone's system; loads what that takes. */
  readonly makeFiles: (record: HandingOver, words: FileWords) => Promise<HandedFiles>;
  /** What renewals behind the screens work with. */
  readonly renewal: RenewalDependencies;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
