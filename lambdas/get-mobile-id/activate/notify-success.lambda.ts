/**
 * Trigger: state *Notify success*.
 * Duty: mail the user that the mobile ID is active.
 */
import { directory, lazy, log, mailing, now, orders, type Needs } from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { notifySuccess } from '../orders/notification.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof notifySuccess>) =>
  task('notify-success', OrderTaskSchema, (input) => notifySuccess(deps, input));

export const dependencies = lazy({ orders, directory, ...mailing, now, log });
export const handler = run(dependencies);
