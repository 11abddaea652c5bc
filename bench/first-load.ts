import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import * as v from 'valibot';

/** The documents of both pages, below the directory of the built pages. */
export const documents = ['index.html', 'phone/index.html'] as const;

const Names = v.optional(v.array(v.string()), []);
const Manifest = v.record(v.string(), v.object({ file: v.string(), imports: Names, css: Names }));

/**
 * What a browser loads before a page shows: its document, styles, script, and what that imports.
 * @param directory of the built pages
 * @param document one of `documents`
 */
export const firstLoad = (directory: string, document: string): readonly string[] => {
  const read = (file: string): string => readFileSync(join(directory, file), 'utf8');
  const manifest = v.parse(Manifest, JSON.parse(read('.vite/manifest.json')));
  const listFiles = (entry: string): readonly string[] => {
    const { file = '', css = [], imports = [] } = manifest[entry] ?? {};
    return [file, ...css, ...imports.flatMap(listFiles)];
  };
  const links = read(document).matchAll(/ (?:src|href)="\/(assets\/[^"]+)"/g);
  const linked = [...links].map(([, file = '']) => file);
  return [...new Set([document, ...linked, ...listFiles(document)])];
};

/** What the first load of a page weighs, packed with brotli, in KiB. */
export const firstLoadKiB = (directory: string, document: string): number =>
  weigh(directory, firstLoad(directory, document));

/** What comes before the first paint, the document itself, packed with brotli, in KiB. */
export const firstPaintKiB = (directory: string, document: string): number => weigh(directory, [document]);

/** What comes before the page has its looks, the document and its styles, packed with brotli, in KiB. */
export const styledKiB = (directory: string, document: string): number =>
  weigh(
    directory,
    firstLoad(directory, document).filter((file) => !file.endsWith('.js')),
  );

const weigh = (directory: string, files: readonly string[]): number => {
  const packed = files.map((file) => brotliCompressSync(readFileSync(join(directory, file))).length);
  return packed.reduce((sum, bytes) => sum + bytes, 0) / 1024;
};
