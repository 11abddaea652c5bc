import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { buildPages } from '../../lib/pages.ts';
import { budgets } from '../budgets.ts';
import { documents, firstLoad } from '../first-load.ts';
import type { Measure } from '../measure.ts';

/** What a browser loads before a page shows. */
export const firstLoadSize: Measure = {
  name: 'first load of a page',
  unit: 'KiB',
  take: async () => {
    const directory = await buildPages(mkdtempSync(join(tmpdir(), 'pages-')));
    const packed = (file: string): number => brotliCompressSync(readFileSync(join(directory, file))).length;
    const readings = documents.map((of) => ({
      of,
      value: firstLoad(directory, of).reduce((bytes, file) => bytes + packed(file), 0) / 1024,
      target: { atMost: budgets.firstLoadKiB },
    }));
    rmSync(directory, { recursive: true });
    return readings;
  },
};
