/**
 * Trigger: state *Check user state*.
 * Duty: let only orders of active users go on, with the labels of their mobile ID and what it replaces.
 */
import { directory, lazy, log, mobileIds, now, orders, type Needs } from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { checkUserState } from './check-user-state.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof checkUserState>) =>
  task('check-user-state', OrderTaskSchema, (input) => checkUserState(deps, input));

export const dependencies = lazy({ orders, directory, mobileIds, now, log });
export const handler = run(dependencies);
