/**
 * Trigger: state *Write active profile*.
 * Duty: make the installed mobile ID active and complete its order.
 */
import {
  coordination,
  directory,
  lazy,
  log,
  mobileIds,
  now,
  orders,
  type Needs,
} from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { writeActiveProfile } from './write-active-profile.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof writeActiveProfile>) =>
  task('write-active-profile', OrderTaskSchema, (input) => writeActiveProfile(deps, input));

export const dependencies = lazy({ orders, coordination, mobileIds, directory, now, log });
export const handler = run(dependencies);
