import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry';
import { NamedError } from '../../../domain/failures/errors.ts';
import { LostRace, ServiceBusy } from '../../../domain/failures/process-errors.ts';

// A transaction of our own whose first try is still at work.
const inProgress = 'TransactionInProgressException';

/** Name of whatever a call threw. */
export const readName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

const isSdkError = (error: unknown): error is Error & { cause: Error } =>
  error instanceof Error && (error.cause === undefined || error.cause instanceof Error);

/**
 * Turns an error of an AWS service that waiting can heal into ServiceBusy, or LostRace where DynamoDB refused one
 * of two writers; any other comes back as it is.
 * @param error what a call threw
 */
export const asRetryable = (error: unknown): unknown => {
  if (error instanceof NamedError || !isSdkError(error)) return error;
  if (error.name === 'TransactionConflictException') return new LostRace('TransactionConflict');
  const retryable =
    error.name === inProgress || isThrottlingError(error) || isTransientError(error) || isServerError(error);
  return retryable ? new ServiceBusy(error.name) : error;
};
