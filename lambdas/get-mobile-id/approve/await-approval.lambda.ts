/**
 * Trigger: state *Await approval*, with a task token.
 * Duty: let the order wait until the user has typed the match code that the phone shows.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { task, WaitingTaskSchema } from '../../runtime/task.ts';
import { enterWaitingStep, type WaitingStepDependencies } from '../orders/waiting-step.ts';

/** The step with its dependencies. */
export const run = (deps: WaitingStepDependencies) =>
  task('await-approval', WaitingTaskSchema, (input) => enterWaitingStep(deps, input, 'awaiting-approval'));

export const handler = run({
  orders: dependencies.orderStore(),
  process: dependencies.process(),
  now: dependencies.now,
});
