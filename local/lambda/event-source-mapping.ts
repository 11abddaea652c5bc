import * as v from 'valibot';
import { readProperties } from '../assembly/properties.ts';
import type { Resource } from '../assembly/template.ts';
import { compilePattern, type Matches } from '../events/pattern.ts';

/** How a function is given the records of a stream. */
export interface EventSourceMapping {
  /** ARN of the stream. */
  readonly stream: string;
  /** Name or ARN. */
  readonly function: string;
  /** Most records that the function gets at once. */
  readonly batchSize: number;
  /** Whether a record is given to the function. */
  readonly wants: Matches;
  /** Whether a batch that the function fails at is halved before it is tried again. */
  readonly bisects: boolean;
  /** Whether the function says which record it failed at. */
  readonly reportsItems: boolean;
  /** How often a batch is tried again. */
  readonly retries: number;
  /** Milliseconds: older records are discarded. */
  readonly longestAge: number;
  /** ARN of the queue that is told of discarded records. */
  readonly queue: string | undefined;
}

const only = (what: string): string => `${what} is not emulated`;

/** A whole number; -1 is none, where it is allowed. */
const limit = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.check(
      (value) => value === -1 || (value >= least && value <= most),
      `-1, or ${least.toString()} and more`,
    ),
    v.transform((value) => (value === -1 ? Infinity : value)),
  );

/** Seconds that a stream keeps its records. */
const streamKeeps = 86_400;

const Pattern = v.pipe(v.string(), v.parseJson());

/**
 * What CreateEventSourceMapping takes of a stream of DynamoDB.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
 */
const Properties = v.strictObject({
  EventSourceArn: v.pipe(
    v.string(),
    v.regex(
      /^arn:aws:dynamodb:[^:]+:\d+:table\/[^/]+\/stream\//,
      only('a source other than a stream of DynamoDB'),
    ),
  ),
  FunctionName: v.string(),
  StartingPosition: v.picklist(['TRIM_HORIZON', 'LATEST']),
  Enabled: v.optional(v.boolean(), true),
  BatchSize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)), 100),
  MaximumBatchingWindowInSeconds: v.optional(v.literal(0, only('a batching window')), 0),
  ParallelizationFactor: v.optional(v.literal(1, only('more than one batch of a shard at once')), 1),
  BisectBatchOnFunctionError: v.optional(v.boolean(), false),
  MaximumRetryAttempts: v.optional(limit(0, 10_000), -1),
  MaximumRecordAgeInSeconds: v.optional(limit(60, 604_800), -1),
  FunctionResponseTypes: v.optional(
    v.pipe(v.array(v.literal('ReportBatchItemFailures')), v.maxLength(1)),
    [],
  ),
  FilterCriteria: v.optional(
    v.strictObject({
      Filters: v.pipe(v.array(v.strictObject({ Pattern })), v.minLength(1), v.maxLength(5)),
    }),
  ),
  DestinationConfig: v.optional(
    v.strictObject({
      OnFailure: v.strictObject({
        Destination: v.pipe(
          v.string(),
          v.regex(/^arn:aws:sqs:(?!.*\.fifo$)/, only('a destination other than a standard queue')),
        ),
      }),
    }),
  ),
});

/**
 * Reads an `AWS::Lambda::EventSourceMapping`.
 * @returns undefined for one that is not enabled
 * @throws {Error} it has something that is not emulated
 */
export const readMapping = (resource: Resource): EventSourceMapping | undefined => {
  const read = readProperties(Properties, resource);
  if (!read.Enabled) return undefined;
  const patterns = read.FilterCriteria?.Filters.map((filter, index) =>
    compilePattern(filter.Pattern, `${resource.id}.FilterCriteria.Filters.${index.toString()}`),
  );
  return {
    stream: read.EventSourceArn,
    function: read.FunctionName,
    batchSize: read.BatchSize,
    wants: (event) => patterns === undefined || patterns.some((matches) => matches(event)),
    bisects: read.BisectBatchOnFunctionError,
    reportsItems: read.FunctionResponseTypes.length > 0,
    retries: read.MaximumRetryAttempts,
    longestAge: Math.min(read.MaximumRecordAgeInSeconds, streamKeeps) * 1000,
    queue: read.DestinationConfig?.OnFailure.Destination,
  };
};
