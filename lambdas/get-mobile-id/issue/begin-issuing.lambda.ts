/**
 * Trigger: state *Begin issuing*.
 * Duty: freeze what the certificates will say, and bring the order of an active user into `issuing`.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { beginIssuing, type BeginIssuingDependencies } from './begin-issuing.ts';

/** The step with its dependencies. */
export const run = (deps: BeginIssuingDependencies) =>
  task('begin-issuing', OrderTaskSchema, (input) => beginIssuing(deps, input));

export const handler = run({
  orders: dependencies.orderStore(),
  directory: dependencies.directory(),
  issuances: dependencies.issuanceStore(),
  now: dependencies.now,
});
