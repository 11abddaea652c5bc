import type { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Chain, IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Expression, Steps } from './steps.ts';

/** What the processes of orders go by from *Load options* on. */
export interface LoadedOptions {
  /** Of an order that renews a mobile ID: it has its options already. */
  readonly renews?: true;
  /** Variables besides the times of the waiting steps and whether keys are recovered. */
  readonly assign?: Readonly<Record<string, Expression>>;
  readonly onError: IChainable;
}

/** The first step of the process of an order: what it goes by to its end. */
export const loadOptions = (steps: Steps, { renews, assign, onError }: LoadedOptions): LambdaInvoke =>
  steps.task('Load options', 'load-options', {
    ...(renews && { input: { renews } }),
    assign: {
      times: '{% $states.result.Payload.times %}',
      recovery: '{% $states.result.Payload.recovery %}',
      ...assign,
    },
    onError,
  });

/** What an order that fails, expires or is cancelled comes to; the input names the error. */
export const cleanUp = (steps: Steps): Chain => {
  const orderClosed = steps.end('Order closed');
  return steps
    .task('Close order', 'close-order', { input: { error: '{% $states.input.error %}' }, pace: 'cleaningUp' })
    .next(steps.task('Revoke certificates', 'revoke-certificates', { pace: 'cleaningUp' }))
    .next(steps.task('Notify failure', 'notify-failure', { onError: orderClosed }))
    .next(orderClosed);
};
