/**
 * Trigger: states *Lock lost mobile ID* and *Lock replaced mobile ID*.
 * Duty: lock the mobile ID that the order replaces and revoke its certificates.
 */
import { ca, lazy, log, mobileIds, now, orders, type Needs } from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { lockReplacedMobileId } from '../orders/lock-replaced-mobile-id.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof lockReplacedMobileId>) =>
  task('lock-replaced-mobile-id', OrderTaskSchema, (input) => lockReplacedMobileId(deps, input));

export const dependencies = lazy({ orders, mobileIds, ca, now, log });
export const handler = run(dependencies);
