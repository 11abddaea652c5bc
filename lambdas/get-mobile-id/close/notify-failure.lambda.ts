/**
 * Trigger: state *Notify failure*.
 * Duty: mail the user that an order ended without a mobile ID.
 */
import { directory, lazy, log, mailing, now, orders, type Needs } from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { notifyFailure } from './notify-failure.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof notifyFailure>) =>
  task('notify-failure', OrderTaskSchema, (input) => notifyFailure(deps, input));

export const dependencies = lazy({ orders, directory, ...mailing, now, log });
export const handler = run(dependencies);
