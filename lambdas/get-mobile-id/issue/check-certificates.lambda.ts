/**
 * Trigger: state *Check certificates*.
 * Duty: let only orders go on whose certificates are all issued and checked.
 */
import { lazy, orders, type Needs } from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { checkCertificates } from './check-certificates.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof checkCertificates>) =>
  task('check-certificates', OrderTaskSchema, (input) => checkCertificates(deps, input));

export const dependencies = lazy({ orders });
export const handler = run(dependencies);
