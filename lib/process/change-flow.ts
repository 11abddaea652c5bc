import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Steps } from './steps.ts';

/**
 * The process *Change mobile ID*, from top to bottom: inactive, or active again, as the directory has its user. It mails
 * nobody, and tells other systems by an event.
 */
export const changeMobileId = (steps: Steps): IChainable =>
  steps
    .task('Change mobile ID', 'change-mobile-id', {
      pace: 'cleaningUp',
      assign: {
        isMade: '{% $states.result.Payload.isMade %}',
        state: '{% $states.result.Payload.state %}',
      },
    })
    .next(steps.when('Has it changed?', '{% $isMade %}', steps.tell('Tell of change', '{% $state %}')))
    .next(steps.end('Mobile ID changed'));
