import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode, encode, type SourceMapMappings, type SourceMapSegment } from '@jridgewell/sourcemap-codec';
import * as v from 'valibot';

const root = fileURLToPath(new URL('..', import.meta.url));

// A bundle of the local cloud lies at .build/<assembly>/<asset>/index.mjs: from there, this is the project's root.
const fromBundle = '../../..';

const SourceMapSchema = v.object({
  sources: v.array(v.string()),
  names: v.array(v.string()),
  mappings: v.string(),
});

/** By source, the names in it by what the bundle calls them; null where one means several things. */
type ShortNames = Record<string, Record<string, string | null>>;

/**
 * Reduces the source map of a bundle to this project's own sources; packages are nine tenths of it. What the bundle
 * shortened goes by source in `x_shortNames`, which is what the name of a function in a stack trace has to be looked
 * up in: the map's own names belong to positions, and the position of a frame is inside the function.
 * @param json the map that esbuild wrote
 * @param file where it wrote it
 * @param code the bundle
 * @returns the map as JSON, the same wherever it was written
 * @see https://tc39.es/ecma426/#sec-source-map-format
 */
export const ownSourceMap = (json: string, file: string, code: string): string => {
  const { sources, names, mappings } = v.parse(SourceMapSchema, JSON.parse(json));
  const paths = sources.map((source) => relative(root, resolve(dirname(file), source)).replaceAll('\\', '/'));
  const own = paths.filter((path) => !path.startsWith('node_modules/'));
  const indexes = new Map(
    paths.flatMap((path, from) => (own.includes(path) ? [[from, own.indexOf(path)]] : [])),
  );
  const decoded = decode(mappings);
  const ownNames = ([, from, , , name]: SourceMapSegment) => ({
    source: own[indexes.get(from ?? -1) ?? -1],
    name: names[name ?? -1],
  });
  return JSON.stringify({
    version: 3,
    sources: own.map((path) => `${fromBundle}/${path}`),
    names: [],
    mappings: encode(ownMappings(decoded, indexes)),
    x_shortNames: shortNames(decoded, ownNames, code.split('\n')),
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

const shortNames = (
  mappings: SourceMapMappings,
  ownNames: (segment: SourceMapSegment) => { source: string | undefined; name: string | undefined },
  lines: readonly string[],
): ShortNames => {
  const found: ShortNames = {};
  const add = (code: string, segment: SourceMapSegment): void => {
    const { source, name } = ownNames(segment);
    const [short] = /^#?[\w$]+/.exec(code.slice(segment[0], segment[0] + 50)) ?? [];
    if (source === undefined || name === undefined || short === undefined) return;
    const known = (found[`${fromBundle}/${source}`] ??= {});
    known[short] = short in known && known[short] !== name ? null : name;
  };
  for (const [line, segments] of mappings.entries())
    for (const segment of segments) if (segment.length === 5) add(lines[line] ?? '', segment);
  return found;
};
