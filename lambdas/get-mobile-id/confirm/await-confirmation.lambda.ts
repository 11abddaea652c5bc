/**
 * Trigger: state *Await confirmation*, with a task token.
 * Duty: let the order wait for the user's Next on the first page.
 */
import { lazy, now, orders, workflow, type Needs } from '../../runtime/dependencies.ts';
import { task, WaitingTaskSchema } from '../../runtime/task.ts';
import { enterWaitingStep } from '../orders/waiting-step.ts';
import { toConfirmationOutput } from './confirm-order.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof enterWaitingStep>) =>
  task('await-confirmation', WaitingTaskSchema, (input) =>
    enterWaitingStep(deps, input, 'awaiting-confirmation', toConfirmationOutput),
  );

export const dependencies = lazy({ orders, workflow, now });
export const handler = run(dependencies);
