/**
 * Trigger: states *Check user state* and *Check user state before issuing*.
 * Duty: let only orders of active users go on.
 */
import * as v from 'valibot';
import * as dependencies from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { checkUserState, type CheckUserStateDependencies } from './check-user-state.ts';

const InputSchema = v.object({ ...OrderTaskSchema.entries, beforeIssuing: v.boolean() });

/** The step with its dependencies. */
export const run = (deps: CheckUserStateDependencies) =>
  task('check-user-state', InputSchema, (input) => checkUserState(deps, input));

export const handler = run({
  orders: dependencies.orderStore(),
  directory: dependencies.directory(),
  issuances: dependencies.issuanceStore(),
  now: dependencies.now,
});
