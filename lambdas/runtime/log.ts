import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import * as v from 'valibot';
import type { NamedError } from '../../domain/failures/errors.ts';
import {
  logEvents,
  type CountName,
  type LogEvent,
  type LogFields,
  type MetricName,
} from '../../domain/failures/log-events.ts';

const logger = new Logger();
const metrics = new Metrics();

/** What the steps of the process may log and count. */
export interface Log {
  /** Something that belongs to the audit trail. */
  info(event: LogEvent, fields: LogFields): void;
  /** Something that is counted besides, and rings nothing. */
  count(event: LogEvent, metric: CountName, fields: LogFields): void;
  /** Something that an administrator has to look at; counts in the metric that rings its alarm. */
  alarm(event: LogEvent, metric: MetricName, fields: LogFields): void;
}

/** The log of the function that runs, as JSON lines (Powertools). */
export const log: Log = {
  info: (event, fields) => {
    logger.info(logEvents[event], { code: event, ...fields });
  },
  count: (event, metric, fields) => {
    log.info(event, fields);
    addOne(metric);
  },
  alarm: (event, metric, fields) => {
    logger.error(logEvents[event], { code: event, ...fields });
    addOne(metric);
  },
};

const addOne = (metric: MetricName | CountName): void => {
  metrics.addMetric(metric, MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
};

/** Writes the one line that each run of an entry point ends with. */
export const logOutcome = (entryPoint: string, outcome: 'completed' | 'refused', fields: LogFields): void => {
  logger.info(`${entryPoint} ${outcome}`, { code: `${entryPoint}-${outcome}`, ...fields });
};

/** What the log line of a run says of the named error that it ended with. */
export const errorFields = ({ code, message, logFields }: NamedError): LogFields => ({
  ...logFields,
  errorCode: code,
  detail: message,
});

/**
 * Writes the line of a run that failed with an error nobody expected. The message stays out: it may quote
 * what the run worked with.
 */
export const logFailure = (entryPoint: string, error: unknown, fields: LogFields): void => {
  const { name, frames } = anonymize(error);
  logger.error(`${entryPoint} failed`, { code: `${entryPoint}-failed`, ...fields, errorCode: name, frames });
};

/** Writes that mails go out with the last brand that was known, or with none. */
export const logUnreadBrand = (error: unknown): void => {
  const { name } = anonymize(error);
  logger.warn('The site did not say what its brand is', { code: 'brand-unread', errorCode: name });
};

const anonymize = (error: unknown) => {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  // A stack begins with the message, which may have lines that look like frames.
  const stack = (error.stack ?? '').replace(error.message, () => '');
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  return { name: error.name, frames: originalFrames(frames) };
};

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
const originalFrames = (frames: readonly string[], bundle = import.meta.url): readonly string[] => {
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

/** A function's name, or that of its class and its own. Names of properties are as they were, unless private. */
const originalName = (called: string, names: Readonly<Record<string, string | null>>): string =>
  called
    .split('.')
    .map((part, at) => {
      const isShort = (at === 0 || part.startsWith('#')) && Object.hasOwn(names, part);
      return isShort ? names[part] : part;
    })
    .filter((part) => typeof part === 'string')
    .join('.');
