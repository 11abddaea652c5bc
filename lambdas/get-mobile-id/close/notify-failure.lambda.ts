/**
 * Trigger: state *Notify failure*.
 * Duty: mail the user that an order ended without a mobile ID.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { notifyFailure, type NotifyFailureDependencies } from './notify-failure.ts';

/** The step with its dependencies. */
export const run = (deps: NotifyFailureDependencies) =>
  task('notify-failure', OrderTaskSchema, (input) => notifyFailure(deps, input));

export const handler = run(dependencies.notification());
