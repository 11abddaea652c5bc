import { Duration } from 'aws-cdk-lib';
import { Errors, JitterType, type RetryProps } from 'aws-cdk-lib/aws-stepfunctions';
import { errorName, retryableErrorNames } from '../../domain/failures/error-types.ts';

/** A service behind a step is away or has too much to do, or Lambda itself; every step can be called again. */
const awayErrors = [
  ...retryableErrorNames,
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.TooManyRequestsException',
] as const;

/** The function ran into its own time-out, or its instance came to an end: by chance, or because of what it was given. */
const brokenOffErrors = ['Sandbox.Timedout', 'Runtime.ExitError', 'Lambda.Unknown'] as const;

/** Every error that waiting can heal: the one list that all retries go by. */
export const retriedErrors: readonly string[] = [...awayErrors, ...brokenOffErrors];

interface Pace {
  /** Seconds before the first retry, at most: the wait is random below it. */
  readonly first: number;
  /** How much longer each next wait may be. */
  readonly growth: number;
  /** Seconds that no wait goes beyond. */
  readonly longest: number;
  readonly attempts: number;
}

/** How patiently steps try again. */
export const paces = {
  /** Somebody waits, and the services behind are quick. One of them that is away is waited for; see `whenAway`. */
  brisk: { first: 1, growth: 2, longest: 20, attempts: 6 },
  /** Longer than the CA takes a second request for the first one: the function itself says when it asks no more. */
  issuing: { first: 1, growth: 1.5, longest: 8, attempts: 100 },
  /** Some minutes, as often as the CA may be asked. */
  collecting: { first: 2, growth: 1.5, longest: 10, attempts: 60 },
  /** Until an issuing step that may still run is over, and then through an outage of some minutes. */
  cleaningUp: { first: 5, growth: 2, longest: 60, attempts: 15 },
} as const satisfies Readonly<Record<string, Pace>>;

export type PaceName = keyof typeof paces;

/** Through an outage of some minutes: who waits had rather wait longer than begin again. */
const whenAway: Pace = { first: 1, growth: 2, longest: 30, attempts: 32 };

// The function was called and nobody heard of it again. Behind a step that closes, nobody tries again soon.
const unheard = 'States.Timeout';

// While the CA throttles, a step is to come through however many others want the CA, too.
const throttled: Partial<Record<PaceName, Pace>> = {
  /** An issued certificate of an order that has time yet: its order's end, not this, is to end the attempts. */
  collecting: { first: 2, growth: 2, longest: 60, attempts: 120 },
  /**
   * Many leave at once, and the last one's certificates are to be revoked soon after the CA could take them all: no wait
   * is longer than about a tenth of what was waited before. Some hours.
   */
  cleaningUp: { first: 2, growth: 1.05, longest: 60, attempts: 300 },
};

const toRetry = ({ first, growth, longest, attempts }: Pace, errors: readonly string[]): RetryProps => ({
  errors: [...errors],
  interval: Duration.seconds(first),
  backoffRate: growth,
  maxDelay: Duration.seconds(longest),
  maxAttempts: attempts,
  jitterStrategy: JitterType.FULL,
});

/**
 * The Retry of a step; those that ask the CA until it is done have one of their own for when it throttles, and those for
 * which somebody waits one for outages.
 */
export const retries = (pace: PaceName): readonly RetryProps[] => {
  const whenThrottled = throttled[pace];
  return [
    ...(whenThrottled ? [toRetry(whenThrottled, [errorName('ca-throttled')])] : []),
    ...(pace === 'brisk' ? [toRetry(whenAway, awayErrors)] : []),
    toRetry(paces[pace], chooseErrors(pace)),
  ];
};

const chooseErrors = (pace: PaceName): readonly string[] => {
  if (pace === 'brisk') return brokenOffErrors;
  return pace === 'cleaningUp' ? [...retriedErrors, unheard] : retriedErrors;
};

/** The Retry of a step whose errors nobody lists: whichever comes is waited out. */
export const retryAll = (pace: PaceName): RetryProps => toRetry(paces[pace], [Errors.ALL]);
