import type { Page } from '../page.ts';
import { texts } from '../texts/index.ts';

interface KeepingProps {
  readonly isKept: boolean | undefined;
  readonly page: Page;
}

/** When the browser may delete what this phone has; nothing where it said that it won't. */
export const Keeping = ({ isKept, page: { deletesUnused } }: KeepingProps) =>
  deletesUnused || isKept === false ? (
    <p class="soft small">{deletesUnused ? texts.keeping.unused : texts.keeping.space}</p>
  ) : null;
