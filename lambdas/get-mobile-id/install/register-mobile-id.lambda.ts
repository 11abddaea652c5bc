/**
 * Trigger: state *Register mobile ID*.
 * Duty: store the mobile ID with its certificates as `registered`.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { registerMobileId, type RegisterMobileIdDependencies } from './register-mobile-id.ts';

/** The step with its dependencies. */
export const run = (deps: RegisterMobileIdDependencies) =>
  task('register-mobile-id', OrderTaskSchema, (input) => registerMobileId(deps, input));

export const handler = run({
  orders: dependencies.orderStore(),
  registrations: dependencies.registrations(),
  now: dependencies.now,
});
