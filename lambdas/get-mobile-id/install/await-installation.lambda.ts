/**
 * Trigger: state *Await installation*, with a task token.
 * Duty: let the order wait until the phone has installed its certificates.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { task, WaitingTaskSchema } from '../../runtime/task.ts';
import { enterWaitingStep, type WaitingStepDependencies } from '../orders/waiting-step.ts';

/** The step with its dependencies. */
export const run = (deps: WaitingStepDependencies) =>
  task('await-installation', WaitingTaskSchema, (input) =>
    enterWaitingStep(deps, input, 'awaiting-installation'),
  );

export const handler = run({
  orders: dependencies.orderStore(),
  process: dependencies.process(),
  now: dependencies.now,
});
