import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode, encode, type SourceMapMappings, type SourceMapSegment } from '@jridgewell/sourcemap-codec';
import * as v from 'valibot';

const root = fileURLToPath(new URL('..', import.meta.url));

// A bundle of the local cloud lies at .build/<assembly>/<asset>/index.mjs: from there, this is the project's root.
const fromBundle = '../../..';

const SourceMapSchema = v.object({ sources: v.array(v.string()), mappings: v.string() });

/**
 * Reduces the source map of a bundle to this project's own sources. Packages are nine tenths of a map, which
 * Node.js reads at each start. Names are left out: Node.js takes those of a function's first token for the
 * function's own, which `keepNames` knows better.
 * @param json the map that esbuild wrote
 * @param file where it wrote it
 * @returns the map as JSON, the same wherever it was written
 * @see https://tc39.es/ecma426/#sec-source-map-format
 */
export const ownSourceMap = (json: string, file: string): string => {
  const { sources, mappings } = v.parse(SourceMapSchema, JSON.parse(json));
  const paths = sources.map((source) => relative(root, resolve(dirname(file), source)).replaceAll('\\', '/'));
  const own = paths.filter((path) => !path.startsWith('node_modules/'));
  const indexes = new Map(
    paths.flatMap((path, from) => (own.includes(path) ? [[from, own.indexOf(path)]] : [])),
  );
  return JSON.stringify({
    version: 3,
    sources: own.map((path) => `${fromBundle}/${path}`),
    names: [],
    mappings: encode(ownMappings(decode(mappings), indexes)),
  });
};

/** What is not ours has to end what is: a position belongs to the last segment before it, on whichever line. */
const ownMappings = (
  mappings: SourceMapMappings,
  indexes: ReadonlyMap<number | undefined, number | undefined>,
): SourceMapMappings => {
  let inside = false;
  const ownSegments = (segment: SourceMapSegment): SourceMapSegment[] => {
    const [column, from, line, lineColumn] = segment;
    const source = indexes.get(from);
    const wasInside = inside;
    inside = source !== undefined;
    if (source !== undefined && line !== undefined && lineColumn !== undefined)
      return [[column, source, line, lineColumn]];
    return wasInside ? [[column]] : [];
  };
  return mappings.map((line) => line.flatMap(ownSegments));
};
