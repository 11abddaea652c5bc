import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { NamedError } from '../../domain/failures/errors.ts';
import {
  logEvents,
  type LogEvent,
  type LogFields,
  type MetricName,
} from '../../domain/failures/log-events.ts';
import { originalFrames } from './stack-frames.ts';

const logger = new Logger();
const metrics = new Metrics();

/** What the steps of the process may log and count. */
export interface Log {
  /** Something that belongs to the audit trail. */
  info(event: LogEvent, fields: LogFields): void;
  /** Something that an administrator has to look at; counts in the metric that rings its alarm. */
  alarm(event: LogEvent, metric: MetricName, fields: LogFields): void;
}

/** The log of the function that runs, as JSON lines (Powertools). */
export const log: Log = {
  info: (event, fields) => {
    logger.info(logEvents[event], { code: event, ...fields });
  },
  alarm: (event, metric, fields) => {
    logger.error(logEvents[event], { code: event, ...fields });
    metrics.addMetric(metric, MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
  },
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

const anonymize = (error: unknown) => {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  // A stack begins with the message, which may have lines that look like frames.
  const stack = (error.stack ?? '').replace(error.message, () => '');
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  return { name: error.name, frames: originalFrames(frames) };
};
