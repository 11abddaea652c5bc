import { addDuration, toSeconds } from './durations.ts';
import type { Options } from './options.ts';
import { isWaiting, orderStateNames } from '../order/order-states.ts';
import { OptionInvalid } from '../failures/process-errors.ts';
import { timeLimits, waitingTimes } from '../order/time-limits.ts';

const waitsBeforeIssuing = orderStateNames.slice(0, orderStateNames.indexOf('issuing')).filter(isWaiting);

/**
 * The one end of all certificates of an order: on a whole second, for X.509 knows no smaller part.
 * @param issuing the moment at which the order enters `issuing`
 */
export const certificateEnd = ({ validity }: Pick<Options, 'validity'>, issuing: Date): Date =>
  addDuration(new Date(Math.floor(issuing.getTime() / 1000) * 1000), validity);

/** The latest moment at which an order that starts now enters `issuing`: after that the sweep has ended it. */
export const latestIssuing = (options: Options, now: Date): Date => {
  const seconds = waitsBeforeIssuing.map(
    (state) => toSeconds(options[waitingTimes[state]]) + timeLimits.sweepGrace,
  );
  return new Date(now.getTime() + seconds.reduce((sum, wait) => sum + wait, 0) * 1000);
};

/**
 * Holds the option `validity` to the CA's own end, which no certificate may outlive, however long an order
 * that starts now takes until its certificates are issued.
 * @param caEnd end of the CA's certificate
 * @throws {OptionInvalid} says when the certificates would end, and when the CA does
 */
export const requireWithinAuthority = (options: Options, caEnd: Date, now: Date): void => {
  const end = certificateEnd(options, latestIssuing(options, now));
  if (end <= caEnd) return;
  throw new OptionInvalid(
    'validity',
    options.validity,
    `a time that is over before the CA is; certificates of an order that starts now may end on ${formatMoment(end)}, the CA ends on ${formatMoment(caEnd)}`,
  );
};

const formatMoment = (moment: Date): string => {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat('en-GB', format).format(moment)} UTC`;
};
