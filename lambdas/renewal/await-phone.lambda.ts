/**
 * Trigger: state *Await phone* of a renewal, with a task token.
 * Duty: let the order wait until the phone, which has its activation code, has answered.
 */
import { lazy, now, orders, workflow, type Needs } from '../runtime/dependencies.ts';
import { WaitingTaskSchema, task } from '../runtime/task.ts';
import { enterWaitingStep } from '../get-mobile-id/orders/waiting-step.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof enterWaitingStep>) =>
  task('await-phone', WaitingTaskSchema, (input) => enterWaitingStep(deps, input, 'awaiting-phone'));

export const dependencies = lazy({ orders, workflow, now });
export const handler = run(dependencies);
