import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { eventDelivery, type DeadLetters } from './dead-letters.ts';
import type { EntryPoints } from './entry-points.ts';
import type { Executions } from './process/executions.ts';

/** What clean-up outside the process needs. */
export interface CleanUpProps {
  readonly executions: Executions;
  readonly renewExecutions: Executions;
  readonly entryPoints: EntryPoints;
  readonly deadLetters: DeadLetters;
}

/**
 * Clean-up for orders whose execution can't do it: no Catch runs when an execution is aborted, times out or
 * fails. The sweep behind it finds what no event told of, since events of executions are best effort.
 */
export class CleanUp extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { executions, renewExecutions, entryPoints, deadLetters }: CleanUpProps,
  ) {
    super(scope, id);
    const delivery = eventDelivery(deadLetters);
    new Rule(this, 'ExecutionEnded', {
      description: 'Executions of Get mobile ID that did not come to an end of their own',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          stateMachineArn: [executions.stateMachineArn, renewExecutions.stateMachineArn],
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
        },
      },
      targets: [new LambdaFunction(entryPoints.get('clean-up').lambda, delivery)],
    });
    new Rule(this, 'EveryFiveMinutes', {
      description: 'Looks for orders of Get mobile ID that are past their deadline',
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(entryPoints.get('sweep').lambda, delivery)],
    });
  }
}
