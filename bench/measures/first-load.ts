import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPages } from '../../lib/pages.ts';
import { budgets } from '../budgets.ts';
import { documents, firstLoadKiB } from '../first-load.ts';
import type { Measure } from '../measure.ts';

/** What a browser loads before a page shows. */
export const firstLoadSize: Measure = {
  name: 'first load of a page',
  unit: 'KiB',
  take: async () => {
    const directory = await buildPages(mkdtempSync(join(tmpdir(), 'pages-')));
    const readings = documents.map((of) => ({
      of,
      value: firstLoadKiB(directory, of),
      target: { atMost: budgets.firstLoadKiB },
    }));
    rmSync(directory, { recursive: true });
    return readings;
  },
};
