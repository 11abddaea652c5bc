import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Steps } from './steps.ts';

/** Members of the input of an execution: which mobile ID, why, and who wants it. */
export const lockSubject = ['userId', 'mobileId', 'reason', 'by'] as const;

// What the CA could not revoke for minutes is asked for again each hour, until it is revoked.
const minutesBetweenTries = 60;

/**
 * The process *Lock mobile ID*, from top to bottom. Nothing ends it before every certificate is revoked; an alarm rings
 * for as long as one is not.
 */
export const lockMobileId = (steps: Steps): IChainable => {
  const tryAgain = steps.pause('Wait for the CA', minutesBetweenTries);
  const report = steps.task('Report unrevoked certificates', 'report-unrevoked', { onError: tryAgain });
  const revoke = steps.task('Revoke certificates of mobile ID', 'revoke-mobile-id', {
    pace: 'cleaningUp',
    onError: report.next(tryAgain),
  });
  tryAgain.next(revoke);
  return steps
    .task('Mark locked', 'mark-locked', { pace: 'cleaningUp' })
    .next(steps.tell('Tell of lock', 'locked', revoke))
    .next(revoke)
    .next(steps.task('Notify locked', 'notify-locked', { onError: steps.end('Lock not mailed') }));
};
