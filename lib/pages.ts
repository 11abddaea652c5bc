import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds the pages as `npm run build:web` does. The same sources give the same bytes, so that a deploy without
 * changes uploads nothing.
 * @param outdir is emptied first
 * @returns the directory
 */
export const buildPages = async (outdir = join(root, '.build/pages')): Promise<string> => {
  const options = { outDir: outdir, emptyOutDir: true };
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: options });
  return outdir;
};
