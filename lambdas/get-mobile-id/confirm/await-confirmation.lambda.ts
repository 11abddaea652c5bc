/**
 * Trigger: state *Await confirmation*, with a task token.
 * Duty: let the order wait for the user's Next on the first page.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { task, WaitingTaskSchema } from '../../runtime/task.ts';
import { enterWaitingStep, type WaitingStepDependencies } from '../orders/waiting-step.ts';
import { confirmed } from './confirmed.ts';

/** The step with its dependencies. */
export const run = (deps: WaitingStepDependencies) =>
  task('await-confirmation', WaitingTaskSchema, (input) =>
    enterWaitingStep(deps, input, 'awaiting-confirmation', confirmed),
  );

export const handler = run({
  orders: dependencies.orderStore(),
  process: dependencies.process(),
  now: dependencies.now,
});
