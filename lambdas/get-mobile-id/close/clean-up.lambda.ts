/**
 * Trigger: EventBridge, when an execution of the process timed out, was aborted or failed.
 * Duty: bring its order to the end that the execution could not bring it to.
 */
import * as v from 'valibot';
import {
  ca,
  coordination,
  directory,
  lazy,
  log,
  mailer,
  mobileIds,
  now,
  orders,
  siteUrl,
  type Needs,
} from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { cleanUp } from './clean-up.ts';
import { timeoutError } from './close-order.ts';

/** https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html */
const ExecutionEventSchema = v.pipe(
  v.object({ detail: v.object({ name: v.string(), status: v.string() }) }),
  v.transform(({ detail }) => ({
    orderId: detail.name,
    error: detail.status === 'TIMED_OUT' ? timeoutError : 'ExecutionStopped',
  })),
  v.object({ ...OrderTaskSchema.entries, error: v.string() }),
);

/** The event handler with its dependencies. */
export const run = (deps: Needs<typeof cleanUp>) =>
  task('clean-up', ExecutionEventSchema, (input) => cleanUp(deps, input));

export const dependencies = lazy({
  orders,
  coordination,
  mobileIds,
  directory,
  ca,
  mailer,
  siteUrl,
  now,
  log,
});
export const handler = run(dependencies);
