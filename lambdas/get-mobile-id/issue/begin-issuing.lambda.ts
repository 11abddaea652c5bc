/**
 * Trigger: state *Begin issuing*.
 * Duty: freeze what the certificates will say, and bring the order of an active user into `issuing`.
 */
import { directory, lazy, log, mobileIds, now, orders, type Needs } from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { beginIssuing } from './begin-issuing.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof beginIssuing>) =>
  task('begin-issuing', OrderTaskSchema, (input) => beginIssuing(deps, input));

export const dependencies = lazy({ orders, directory, mobileIds, now, log });
export const handler = run(dependencies);
