import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry';
import { NamedError } from '../../../domain/failures/errors.ts';
import { ServiceBusy } from '../../../domain/failures/process-errors.ts';

// Races that DynamoDB resolves by refusing one side: trying again retryable them.
const conflicts = ['TransactionConflictException', 'TransactionInProgressException'];

const isSdkError = (error: unknown): error is Error & { cause: Error } =>
  error instanceof Error && (error.cause === undefined || error.cause instanceof Error);

/**
 * Turns an error of an AWS service that waiting can heal into ServiceBusy; any other comes back as it is.
 * @param error what a call threw
 */
export const asRetryable = (error: unknown): unknown => {
  if (error instanceof NamedError || !isSdkError(error)) return error;
  const retryable =
    conflicts.includes(error.name) ||
    isThrottlingError(error) ||
    isTransientError(error) ||
    isServerError(error);
  return retryable ? new ServiceBusy(error.name) : error;
};
