/**
 * Trigger: state *Await approval*, with a task token.
 * Duty: let the order wait until the user has typed the match code that the phone shows.
 */
import { lazy, now, orders, workflow, type Needs } from '../../runtime/dependencies.ts';
import { WaitingTaskSchema, task } from '../../runtime/task.ts';
import { enterWaitingStep } from '../orders/waiting-step.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof enterWaitingStep>) =>
  task('await-approval', WaitingTaskSchema, (input) => enterWaitingStep(deps, input, 'awaiting-approval'));

export const dependencies = lazy({ orders, workflow, now });
export const handler = run(dependencies);
