import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Steps } from './steps.ts';

/**
 * The process *Get mobile ID*, from top to bottom. Until a mobile ID is active, whatever goes wrong leads to
 * clean-up; after that, nothing does.
 */
export const getMobileId = (steps: Steps): IChainable => {
  const onError = cleanUp(steps);
  const recover = steps.task('Recover encryption certificates', 'recover-encryption-certificates', {
    onError,
  });
  const notifySuccess = steps.task('Notify success', 'notify-success', {
    onError: steps.end('User not notified'),
  });

  return steps
    .task('Load options', 'load-options', {
      assign: {
        times: '{% $states.result.Payload.times %}',
        recovery: '{% $states.result.Payload.recovery %}',
      },
      onError,
    })
    .next(steps.task('Check user state', 'check-user-state', { onError }))
    .next(
      steps.wait('Await confirmation', 'await-confirmation', '{% $times.confirmationSeconds %}', {
        assign: { kinds: '{% $states.result.kinds %}', oldPhone: '{% $states.result.oldPhone %}' },
        onError,
      }),
    )
    .next(
      steps.when(
        'Old phone lost?',
        "{% $oldPhone = 'lost' %}",
        steps.task('Lock lost mobile ID', 'lock-replaced-mobile-id', { onError }),
      ),
    )
    .next(steps.wait('Deliver QR code', 'deliver-qr-code', '{% $times.phoneSeconds %}', { onError }))
    .next(steps.wait('Await approval', 'await-approval', '{% $times.approvalSeconds %}', { onError }))
    .next(steps.task('Begin issuing', 'begin-issuing', { onError }))
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

/** One certificate, whose kind is the input. A failure stays here, so that the others come to their ends. */
const issueOne = (steps: Steps): IChainable => {
  const onError = steps.end('Certificate not issued');
  return steps
    .task('Issue certificate', 'issue-certificate', {
      input: { kind: '{% $states.input %}' },
      assign: { kind: '{% $states.input %}' },
      pace: 'issuing',
      onError,
    })
    .next(
      steps.task('Collect certificate', 'collect-certificate', {
        input: { kind: '{% $kind %}' },
        pace: 'collecting',
        onError,
      }),
    );
};

/** What an order that fails, expires or is cancelled comes to; the input names the error. */
const cleanUp = (steps: Steps): IChainable => {
  const orderClosed = steps.end('Order closed');
  return steps
    .task('Close order', 'close-order', { input: { error: '{% $states.input.error %}' }, pace: 'cleaningUp' })
    .next(steps.task('Revoke certificates', 'revoke-certificates', { pace: 'cleaningUp' }))
    .next(steps.task('Notify failure', 'notify-failure', { onError: orderClosed }))
    .next(orderClosed);
};
