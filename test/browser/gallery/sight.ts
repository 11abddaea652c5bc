import type { Page } from 'playwright-core';
import type { ErrorCode } from '../../../domain/failures/error-types.ts';
import type { Words } from '../words.ts';

/** What the API responses: a body, a problem, nothing at all, or that there is no network. */
export type Stub =
  | { readonly body: object }
  | { readonly problem: ErrorCode; readonly status: number; readonly members?: object }
  | 'never'
  | 'unreachable';

/** What the API responses, by method and path below `/api`; several responses come one after the other. */
export type Stubs = Readonly<Record<string, Stub | readonly Stub[]>>;

/** One screen of a page, and what leads to it. */
export interface Sight {
  readonly name: string;
  /** The screen's heading. */
  readonly title: (words: Words) => string;
  /** What it says once it is complete, where that is not with its heading. */
  readonly until?: (words: Words) => string;
  /** Path on the site, with a fragment. */
  readonly path: string;
  readonly responses: Stubs;
  readonly isSignedOut?: boolean;
  /** What the phone has stored. */
  readonly stored?:
    'renewing' | 'handing-over' | 'received' | 'received-in-system' | 'installed' | 'installed-in-system';
  /** The company has no page to test keys that the phone's system has. */
  readonly hasNoTestPage?: true;
  readonly userAgent?: string;
  /** Runs in the page before anything of its own. */
  readonly before?: () => void;
  /** What somebody does on the page then. */
  readonly act?: (page: Page, words: Words) => Promise<void>;
}
