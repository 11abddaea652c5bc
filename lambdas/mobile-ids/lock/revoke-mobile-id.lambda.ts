/**
 * Trigger: state *Revoke certificates of mobile ID*.
 * Duty: leave no valid certificate of a mobile ID that is locked.
 */
import { revokeLocked } from '../../revocation/lock-and-revoke.ts';
import { ca, lazy, log, mobileIds, now, type Needs } from '../../runtime/dependencies.ts';
import { task } from '../../runtime/task.ts';
import { LockTaskSchema } from './lock-task.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof revokeLocked>) =>
  task('revoke-mobile-id', LockTaskSchema, (input) => revokeLocked(deps, input, input));

export const dependencies = lazy({ mobileIds, ca, now, log });
export const handler = run(dependencies);
