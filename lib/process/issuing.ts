import type { Chain, IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Steps } from './steps.ts';

/**
 * From an order that may have its certificates, whose variables are `kinds`, `times` and `recovery`, to its active mobile
 * ID. Before that is active, whatever goes wrong leads to clean-up; after it, nothing does.
 */
export const issueAndActivate = (steps: Steps, onError: IChainable): Chain => {
  const recover = steps.task('Recover encryption certificates', 'recover-encryption-certificates', {
    onError,
  });
  const notifySuccess = steps.task('Notify success', 'notify-success', {
    onError: steps.end('User not notified'),
  });
  return steps
    .task('Begin issuing', 'begin-issuing', { onError })
    .next(steps.forEach('Issue certificates', '{% $kinds %}', issueOne(steps), onError))
    .next(steps.task('Check certificates', 'check-certificates', { onError }))
    .next(steps.when('Recovery on?', '{% $recovery %}', recover))
    .next(steps.task('Register mobile ID', 'register-mobile-id', { onError }))
    .next(
      steps.wait('Await installation', 'await-installation', '{% $times.installationSeconds %}', { onError }),
    )
    .next(steps.task('Write active profile', 'write-active-profile', { onError }))
    .next(
      steps.task('Lock replaced mobile ID', 'lock-replaced-mobile-id', {
        pace: 'cleaningUp',
        onError: notifySuccess,
      }),
    )
    .next(notifySuccess);
};

/**
 * One certificate, whose kind is the input. A failure stays here, so that the others come to their ends. A certificate
 * whose turn at the CA has not come, or whose call it throttled, waits for its turn, for as long as its order has time.
 */
const issueOne = (steps: Steps): IChainable => {
  const onError = steps.end('Certificate not issued');
  const turn = steps.untilTurn('Wait for turn');
  const collect = steps.task('Collect certificate', 'collect-certificate', {
    input: { kind: '{% $kind %}' },
    pace: 'collecting',
    onError,
  });
  const inTurn = steps.task('Issue certificate in turn', 'issue-certificate', {
    input: { kind: '{% $kind %}', isItsTurn: true },
    pace: 'issuing',
    onWait: { next: turn },
    onError,
  });
  turn.next(inTurn).next(collect);
  const kind = { kind: '{% $states.input %}' } as const;
  return steps
    .task('Issue certificate', 'issue-certificate', {
      ...{ input: kind, assign: kind, pace: 'issuing' },
      onWait: { next: turn, assign: kind },
      onError,
    })
    .next(collect);
};
