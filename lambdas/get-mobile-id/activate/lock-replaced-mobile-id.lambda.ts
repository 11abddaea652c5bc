/**
 * Trigger: states *Lock lost mobile ID* and *Lock replaced mobile ID*.
 * Duty: lock the mobile ID that the order replaces and revoke its certificates.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { log } from '../../runtime/log.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { lockReplacedMobileId, type LockReplacedDependencies } from '../orders/lock-replaced-mobile-id.ts';

/** The step with its dependencies. */
export const run = (deps: LockReplacedDependencies) =>
  task('lock-replaced-mobile-id', OrderTaskSchema, (input) => lockReplacedMobileId(deps, input));

export const handler = run({
  orders: dependencies.orderStore(),
  ends: dependencies.orderEnds(),
  mobileIds: dependencies.mobileIdStore(),
  ca: dependencies.certificateAuthority(),
  now: dependencies.now,
  log,
});
