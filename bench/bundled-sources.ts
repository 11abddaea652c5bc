import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import * as v from 'valibot';
import { bundleOptions, entryPointSources } from '../lib/bundles.ts';
import type { SourceOf } from './cpu-shares.ts';

// https://tc39.es/ecma426/#sec-source-map-format
const WrittenMap = v.object({
  version: v.number(),
  sources: v.array(v.string()),
  names: v.array(v.string()),
  mappings: v.string(),
});

const Entry = v.object({ originalSource: v.string() });

const parseSourceMap = (json: string | undefined): SourceMap | undefined => {
  if (json === undefined) return undefined;
  const written = v.parse(WrittenMap, JSON.parse(json));
  return new SourceMap({ file: '', sourceRoot: '', sourcesContent: [], ...written });
};

// The link to its map has the name of the file, which is not the same everywhere.
const withoutLink = (code: string): string => code.replace(/^\/\/# sourceMappingURL=.*$/m, '');

/** By the code of each bundle, its source map as JSON. */
const sourceMaps = (entryPoints: Readonly<Record<string, string>>): ReadonlyMap<string, string> => {
  const { outputFiles } = buildSync({
    ...{ ...bundleOptions, entryPoints, outdir: '.build/bench' },
    write: false,
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const bundled = [...texts].filter(([path]) => path.endsWith('.mjs'));
  return new Map(bundled.map(([path, code]) => [withoutLink(code), texts.get(`${path}.map`) ?? '']));
};

/**
 * Finds out from which file a function of a bundle comes.
 * @param entryPoints the sources of the bundles, by name
 */
export const readBundledSources = (entryPoints = entryPointSources): SourceOf => {
  const maps = sourceMaps(entryPoints);
  const byUrl = new Map<string, SourceMap | undefined>();
  const findMap = (url: string): SourceMap | undefined => {
    if (!byUrl.has(url))
      byUrl.set(url, parseSourceMap(maps.get(withoutLink(readFileSync(fileURLToPath(url), 'utf8')))));
    return byUrl.get(url);
  };
  return ({ url, lineNumber, columnNumber }) => {
    if (!url.startsWith('file:')) return undefined;
    const { success, output } = v.safeParse(Entry, findMap(url)?.findEntry(lineNumber, columnNumber));
    return success ? output.originalSource : undefined;
  };
};
