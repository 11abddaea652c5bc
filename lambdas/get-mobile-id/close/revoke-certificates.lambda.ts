/**
 * Trigger: state *Revoke certificates*.
 * Duty: leave no valid certificate of an order that ended without a mobile ID.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { log } from '../../runtime/log.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { revokeCertificates, type RevokeCertificatesDependencies } from './revoke-certificates.ts';

/** The step with its dependencies. */
export const run = (deps: RevokeCertificatesDependencies) =>
  task('revoke-certificates', OrderTaskSchema, (input) => revokeCertificates(deps, input));

export const handler = run({
  orders: dependencies.orderStore(),
  ends: dependencies.orderEnds(),
  mobileIds: dependencies.mobileIdStore(),
  ca: dependencies.certificateAuthority(),
  now: dependencies.now,
  log,
});
