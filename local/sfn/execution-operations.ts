import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { operation, type Service } from '../aws/operation.ts';
import type { Execution } from './execution.ts';
import type { Registry } from './registry.ts';
import { DataSchema, on, pageEntries, cutPage, seconds, whyEntries } from './requests.ts';

const summarize = ({ arn, machine, name, status, startedAt, stoppedAt }: Execution) => ({
  executionArn: arn,
  stateMachineArn: machine.arn,
  name,
  status,
  startDate: seconds(startedAt),
  ...(stoppedAt !== undefined && { stopDate: seconds(stoppedAt) }),
  redriveCount: 0,
});

/** Whether Step Functions would let somebody go on with an execution that ended; here nothing does. */
const redrive = ({ status }: Execution) =>
  status === 'RUNNING' || status === 'SUCCEEDED'
    ? {
        redriveStatus: 'NOT_REDRIVABLE',
        redriveStatusReason: `Execution is ${status} and cannot be redriven`,
      }
    : { redriveStatus: 'REDRIVABLE' };

const describe = (execution: Execution) => {
  const { input, result } = execution;
  return {
    ...summarize(execution),
    ...redrive(execution),
    input,
    inputDetails: { included: true },
    ...result,
    ...(result.output !== undefined && { outputDetails: { included: true } }),
  };
};

// Requests are strict: what is not emulated is refused, never passed over.
const StartSchema = v.strictObject({
  stateMachineArn: v.string(),
  name: v.optional(v.string()),
  input: v.optional(DataSchema, '{}'),
});
const ListSchema = v.strictObject({
  stateMachineArn: v.string(),
  statusFilter: v.optional(v.string()),
  ...pageEntries,
});
const HistorySchema = v.strictObject({
  executionArn: v.string(),
  reverseOrder: v.optional(v.boolean(), false),
  includeExecutionData: v.optional(
    v.literal(true, 'the local cloud does not emulate histories without data'),
  ),
  ...pageEntries,
});

/** The operations on executions. */
export const executionOperations = (registry: Registry): Service['operations'] => ({
  StartExecution: operation(StartSchema, {
    permissions: on('StartExecution', 'stateMachineArn'),
    perform: ({ stateMachineArn, name = randomUUID(), input }) => {
      const { arn, startedAt } = registry.start(registry.machine(stateMachineArn), { name, input });
      return { executionArn: arn, startDate: seconds(startedAt) };
    },
  }),
  StopExecution: operation(v.strictObject({ executionArn: v.string(), ...whyEntries }), {
    permissions: on('StopExecution', 'executionArn'),
    perform: ({ executionArn, ...why }) => {
      const execution = registry.execution(executionArn);
      execution.end('ABORTED', why);
      return { stopDate: summarize(execution).stopDate };
    },
  }),
  DescribeExecution: operation(v.strictObject({ executionArn: v.string() }), {
    permissions: on('DescribeExecution', 'executionArn'),
    perform: ({ executionArn }) => describe(registry.execution(executionArn)),
  }),
  ListExecutions: operation(ListSchema, {
    permissions: on('ListExecutions', 'stateMachineArn'),
    perform: ({ stateMachineArn, statusFilter, ...page }) => {
      const machine = registry.machine(stateMachineArn);
      const found = registry.executions.filter(
        (one) => one.machine === machine && (statusFilter ?? one.status) === one.status,
      );
      const { items, more } = cutPage(found.toReversed(), page);
      return { executions: items.map(summarize), ...more };
    },
  }),
  GetExecutionHistory: operation(HistorySchema, {
    permissions: on('GetExecutionHistory', 'executionArn'),
    perform: ({ executionArn, reverseOrder, ...page }) => {
      const { history } = registry.execution(executionArn);
      const { items, more } = cutPage(reverseOrder ? history.toReversed() : history, page);
      return { events: items, ...more };
    },
  }),
});
