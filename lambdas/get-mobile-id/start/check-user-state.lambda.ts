/**
 * Trigger: state *Check user state*.
 * Duty: let only orders of active users go on, with the labels of their mobile ID.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { checkUserState, type CheckUserStateDependencies } from './check-user-state.ts';

/** The step with its dependencies. */
export const run = (deps: CheckUserStateDependencies) =>
  task('check-user-state', OrderTaskSchema, (input) => checkUserState(deps, input));

export const handler = run({
  orders: dependencies.orderStore(),
  directory: dependencies.directory(),
});
