/**
 * Trigger: EventBridge, when an execution of the process timed out, was aborted or failed.
 * Duty: bring its order to the end that the execution could not bring it to.
 */
import {
  ca,
  coordination,
  directory,
  lazy,
  log,
  mailing,
  mobileIds,
  now,
  orders,
  type Needs,
} from '../../runtime/dependencies.ts';
import { ExecutionEventSchema, task } from '../../runtime/task.ts';
import { cleanUp } from './clean-up.ts';
import { timeoutError } from './close-order.ts';

/** The event handler with its dependencies. */
export const run = (deps: Needs<typeof cleanUp>) =>
  task('clean-up', ExecutionEventSchema, ({ orderId, status }) =>
    cleanUp(deps, { orderId, error: status === 'TIMED_OUT' ? timeoutError : 'ExecutionStopped' }),
  );

const tables = { orders, coordination, mobileIds, directory };
export const dependencies = lazy({ ...tables, ca, ...mailing, now, log });
export const handler = run(dependencies);
