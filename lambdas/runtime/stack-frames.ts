import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

// What lib/source-maps.ts lays beside a bundle.
const BundleMap = v.object({
  sources: v.array(v.string()),
  mappings: v.string(),
  x_shortNames: v.record(v.string(), v.record(v.string(), v.nullable(v.string()))),
});

const Entry = v.object({ originalSource: v.string(), originalLine: v.number(), originalColumn: v.number() });

/**
 * Translates the frames of a stack trace from places in the bundle to file, line and function of the sources. The
 * map is read only now: Node.js's own --enable-source-maps would read it at every start.
 * @param frames lines of a stack, such as `    at Xe (file:///var/task/index.mjs:12:345)`
 * @param bundle where this code runs from
 * @returns the frames; those of packages, and all where there is no map, as they were
 */
export const originalFrames = (frames: readonly string[], bundle = import.meta.url): readonly string[] => {
  try {
    const map = v.parse(BundleMap, JSON.parse(readFileSync(`${fileURLToPath(bundle)}.map`, 'utf8')));
    const places = new SourceMap({
      ...map,
      version: 3,
      file: '',
      names: [],
      sourceRoot: '',
      sourcesContent: [],
    });
    return frames.map((frame) => originalFrame(frame, bundle, places, map.x_shortNames));
  } catch {
    return frames;
  }
};

const originalFrame = (
  frame: string,
  bundle: string,
  places: SourceMap,
  shortNames: v.InferOutput<typeof BundleMap>['x_shortNames'],
): string => {
  const [, prefix = '', called = '', line, column] =
    /^ +at ((?:async |new )*)(?:(.+) \()?file:.*:(\d+):(\d+)\)?$/.exec(frame) ?? [];
  if (!frame.includes(`${bundle}:`)) return frame;
  const entry = v.safeParse(Entry, places.findEntry(Number(line) - 1, Number(column) - 1));
  if (!entry.success) return frame;
  const { originalSource, originalLine, originalColumn } = entry.output;
  const path = originalSource.replace(/^(\.\.\/)+/, '');
  const place = `${path}:${(originalLine + 1).toString()}:${(originalColumn + 1).toString()}`;
  const name = originalName(called, shortNames[originalSource] ?? {});
  return `    at ${prefix}${name === '' ? place : `${name} (${place})`}`;
};

/** A function's name, or that of its class and its own: only the first part was shortened. */
const originalName = (called: string, names: Readonly<Record<string, string | null>>): string => {
  const [first = '', ...rest] = called.split('.');
  const name = Object.hasOwn(names, first) ? names[first] : first;
  return [name ?? [], ...rest].flat().join('.');
};
