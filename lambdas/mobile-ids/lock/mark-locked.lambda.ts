/**
 * Trigger: state *Mark locked*.
 * Duty: lock the mobile ID in the store.
 */
import { lazy, log, mobileIds, now, type Needs } from '../../runtime/dependencies.ts';
import { task } from '../../runtime/task.ts';
import { LockTaskSchema } from './lock-task.ts';
import { markLocked } from './mark-locked.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof markLocked>) =>
  task('mark-locked', LockTaskSchema, (input) => markLocked(deps, input));

export const dependencies = lazy({ mobileIds, now, log });
export const handler = run(dependencies);
