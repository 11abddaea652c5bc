/**
 * Trigger: states *Lock lost mobile ID* and *Lock replaced mobile ID*.
 * Duty: lock the mobile ID that the order replaces, revoke its certificates, and tell the user of a lost one.
 */
import {
  ca,
  directory,
  lazy,
  log,
  mailing,
  mobileIds,
  now,
  orders,
  type Needs,
} from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { lockReplacedMobileId } from '../orders/lock-replaced-mobile-id.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof lockReplacedMobileId>) =>
  task('lock-replaced-mobile-id', OrderTaskSchema, (input) => lockReplacedMobileId(deps, input));

export const dependencies = lazy({ orders, mobileIds, directory, ca, ...mailing, now, log });
export const handler = run(dependencies);
