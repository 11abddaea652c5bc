/**
 * Trigger: state *Write active profile*.
 * Duty: make the installed mobile ID active and complete its order.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { log } from '../../runtime/log.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { writeActiveProfile, type WriteActiveProfileDependencies } from './write-active-profile.ts';

/** The step with its dependencies. */
export const run = (deps: WriteActiveProfileDependencies) =>
  task('write-active-profile', OrderTaskSchema, (input) => writeActiveProfile(deps, input));

export const handler = run({
  orders: dependencies.orderStore(),
  registrations: dependencies.registrations(),
  now: dependencies.now,
  log,
});
