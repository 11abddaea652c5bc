/**
 * Trigger: state *Notify success*.
 * Duty: mail the user that the mobile ID is active.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { notifySuccess, type NotifySuccessDependencies } from './notify-success.ts';

/** The step with its dependencies. */
export const run = (deps: NotifySuccessDependencies) =>
  task('notify-success', OrderTaskSchema, (input) => notifySuccess(deps, input));

export const handler = run(dependencies.notification());
