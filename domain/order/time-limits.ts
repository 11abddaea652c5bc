import type { OptionName } from '../options/options.ts';
import { SignInTooOld } from '../failures/errors.ts';
import { toSeconds } from '../options/durations.ts';
import type { Order } from './order.ts';
import type { WaitingState } from './order-states.ts';

/**
 * Times that infrastructure and run-time code have to agree on, in seconds.
 */
export const timeLimits = {
  /** Longest run of the Lambda that asks the CA: clean-up waits for it before it revokes. */
  issueCertificate: 30,
  /** How long ACM PCA takes a second request with the same idempotency token as the first one. */
  caIdempotency: 300,
  /** How long a certificate whose turn the CA throttled waits at least for another one. */
  caThrottled: 5,
  /** How long an order may be `issuing` before the sweep ends it. */
  issuing: 1800,
  /** How long an execution may take to reach its first waiting step before the sweep looks at it. */
  starting: 120,
  /** How long the sweep tries to start an execution before it ends the order. */
  startAgain: 900,
  /** What the sweep adds to a step's deadline, so that the process itself comes first. */
  sweepGrace: 300,
  /**
   * What the sweep leaves to the clean-up of an order that has ended. Far less than `caIdempotency`: a certificate
   * whose answer got lost can be found for that long only.
   */
  cleanUpGrace: 60,
  /** How long one run of the sweep begins with orders; its function has a minute more, and the next run goes on. */
  sweep: 180,
  /** How long the sweep works for one order before it goes on to the next one. */
  sweepOne: 20,
  /** How long one run mails people whose mobile ID ends soon; the next run goes on. */
  remind: 600,
  /** How often it is said that an order can't be cleaned up, and looked at one that only somebody can settle. */
  sayAgain: 86_400,
  /** How long the process of a lock has to revoke before the daily sweep looks whether it still runs. */
  revoking: 3600,
  /** How long an Idempotency-Key is honoured. */
  idempotency: 86_400,
  /** How long the phone of a settled order can still ask how it ended: from then on nobody knows its secret. */
  phoneHears: 600,
  /** How long a challenge for a mobile ID's phone can be used. */
  challenge: 300,
  /** How long an ended order stays in the store. */
  retention: 30 * 86_400,
} as const;

/** The option that says how long the process waits in each waiting state. */
export const waitingTimes = {
  'awaiting-confirmation': 'confirmation-time',
  'awaiting-phone': 'phone-time',
  'awaiting-approval': 'approval-time',
  'awaiting-installation': 'installation-time',
} as const satisfies Readonly<Record<WaitingState, OptionName>>;

/**
 * The option that says how long an order waits in a state. A renewal, whose phone goes on by itself, keeps its user from
 * another order no longer than its activation code works.
 */
export const waitingTimeFor = ({ renews }: Pick<Order, 'renews'>, state: WaitingState): OptionName =>
  renews && state === 'awaiting-phone' ? 'activation-code-lifetime' : waitingTimes[state];

/**
 * When a step runs out, and when the sweep looks at the order if the process itself did not.
 * @param now the moment the step begins
 * @param seconds how long it may take
 */
export const stepTimes = (now: Date, seconds: number) => ({
  deadline: new Date(now.getTime() + seconds * 1000).toISOString(),
  sweepAt: new Date(now.getTime() + (seconds + timeLimits.sweepGrace) * 1000).toISOString(),
});

/** A moment as DynamoDB's TTL and tokens count it. */
export const toEpochSeconds = (moment: Date): number => Math.floor(moment.getTime() / 1000);

/** How far the issuer's clock may be ahead of ours, in seconds. */
const clockTolerance = 60;

/**
 * What gives, shows or destroys something needs a recent sign-in: to start and to approve, to give up a lost phone,
 * to see an activation code, and to have a new one.
 * @param signedInAt undefined when the token does not say: that counts as too old
 * @param maxAge ISO 8601 duration, from the option `sign-in-age`
 * @throws {SignInTooOld}
 */
export const requireRecentSignIn = (signedInAt: Date | undefined, maxAge: string, now: Date): void => {
  const seconds = toSeconds(maxAge);
  const age = signedInAt === undefined ? Infinity : (now.getTime() - signedInAt.getTime()) / 1000;
  if (age > seconds || age < -clockTolerance) throw new SignInTooOld(seconds);
};

/** What the keys of the coordination table begin with, for each kind of its items. */
export const coordinationPrefixes = {
  /** The order of a user that runs. */
  runningOrder: 'running-order#',
  /** What a start with an Idempotency-Key was answered with. */
  idempotency: 'idempotency#',
  /** A challenge that the phone of a mobile ID may use once. */
  challenge: 'challenge#',
  /** A counter of requests. */
  limit: 'limit#',
  /** Whose turn it is at the CA. */
  turns: 'turns#',
} as const;

/** How often one user, order or mobile ID may ask for something that costs: `max` times in windows of `seconds`. */
export const requestLimits = {
  /** New orders of one user. */
  'start-order': { max: 20, seconds: 3600 },
  /** Idempotency-Keys of one user that came while an order ran. */
  'remember-start': { max: 60, seconds: 3600 },
  /** New activation codes, and so QR mails, of one order. */
  'renew-activation-code': { max: 10, seconds: 3600 },
  /** Challenges for the phone of one mobile ID. */
  'create-phone-challenge': { max: 60, seconds: 3600 },
} as const;

/** Name of a limit. */
export type LimitName = keyof typeof requestLimits;

/** What the keys of one limit's counters begin with. */
export const limitPrefix = (name: LimitName): string => `${coordinationPrefixes.limit}${name}#`;
