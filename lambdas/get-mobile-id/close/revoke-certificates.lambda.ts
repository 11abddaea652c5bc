/**
 * Trigger: state *Revoke certificates*.
 * Duty: leave no valid certificate of an order that ended without a mobile ID.
 */
import { ca, lazy, log, mobileIds, now, orders, type Needs } from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { revokeCertificates } from './revoke-certificates.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof revokeCertificates>) =>
  task('revoke-certificates', OrderTaskSchema, (input) => revokeCertificates(deps, input));

export const dependencies = lazy({ orders, mobileIds, ca, now, log });
export const handler = run(dependencies);
