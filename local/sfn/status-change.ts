import type { Execution, Status } from './execution.ts';

/**
 * The `detail` of the EventBridge event "Step Functions Execution Status Change". Input, output, error and cause are
 * left out, as Step Functions does for a machine with a key of its own.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export interface StatusChange {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: Status;
  /** Milliseconds since 1970. */
  readonly startDate: number;
  /** Milliseconds since 1970; null while the execution runs. */
  readonly stopDate: number | null;
  readonly stateMachineVersionArn: null;
  readonly stateMachineAliasArn: null;
  readonly redriveCount: 0;
}

/** What EventBridge is told of an execution when it starts and when it ends. */
export const statusChange = ({
  arn,
  machine,
  name,
  status,
  startedAt,
  stoppedAt,
}: Execution): StatusChange => ({
  executionArn: arn,
  stateMachineArn: machine.arn,
  name,
  status,
  startDate: startedAt,
  stopDate: stoppedAt ?? null,
  stateMachineVersionArn: null,
  stateMachineAliasArn: null,
  redriveCount: 0,
});
