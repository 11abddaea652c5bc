import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { issueAndActivate } from './issuing.ts';
import { cleanUp, loadOptions } from './order-frame.ts';
import type { Steps } from './steps.ts';

/**
 * The process *Get mobile ID*, from top to bottom. Until a mobile ID is active, whatever goes wrong leads to
 * clean-up; after that, nothing does.
 */
export const getMobileId = (steps: Steps): IChainable => {
  const onError = cleanUp(steps);
  return loadOptions(steps, { onError })
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
    .next(issueAndActivate(steps, onError));
};
