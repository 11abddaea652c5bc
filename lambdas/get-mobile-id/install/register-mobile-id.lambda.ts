/**
 * Trigger: state *Register mobile ID*.
 * Duty: store the mobile ID with its certificates as `registered`.
 */
import { lazy, mobileIds, now, orders, type Needs } from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { registerMobileId } from './register-mobile-id.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof registerMobileId>) =>
  task('register-mobile-id', OrderTaskSchema, (input) => registerMobileId(deps, input));

export const dependencies = lazy({ orders, mobileIds, now });
export const handler = run(dependencies);
