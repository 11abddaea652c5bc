/**
 * Trigger: state *Notify locked*.
 * Duty: mail the user that their mobile ID was locked.
 */
import { directory, lazy, log, mailing, mobileIds, now, type Needs } from '../../runtime/dependencies.ts';
import { task } from '../../runtime/task.ts';
import { LockTaskSchema } from './lock-task.ts';
import { notifyLocked } from './notify-locked.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof notifyLocked>) =>
  task('notify-locked', LockTaskSchema, (input) => notifyLocked(deps, input));

export const dependencies = lazy({ mobileIds, directory, ...mailing, now, log });
export const handler = run(dependencies);
