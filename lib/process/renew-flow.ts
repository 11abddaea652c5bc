import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { issueAndActivate } from './issuing.ts';
import { cleanUp, loadOptions } from './order-frame.ts';
import type { Steps } from './steps.ts';

/**
 * The process *Renew mobile ID*, from top to bottom. Its order has what others ask their users for, and its phone has the
 * activation code, since the phone started it by the proof of its key. The old mobile ID works until the new one is
 * active.
 */
export const renewMobileId = (steps: Steps): IChainable => {
  const onError = cleanUp(steps);
  return loadOptions(steps, {
    renews: true,
    assign: {
      kinds: '{% $states.result.Payload.kinds %}',
      approval: '{% $states.result.Payload.approval %}',
    },
    onError,
  })
    .next(steps.wait('Await phone', 'await-phone', '{% $times.phoneSeconds %}', { onError }))
    .next(
      steps.when(
        'Match code asked?',
        "{% $approval = 'match-code' %}",
        steps.wait('Await approval', 'await-approval', '{% $times.approvalSeconds %}', { onError }),
      ),
    )
    .next(issueAndActivate(steps, onError));
};
