/**
 * Trigger: state *Load options*.
 * Duty: read and check the options, and keep them in the order.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { log } from '../../runtime/log.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { loadOptions, type LoadOptionsDependencies } from './load-options.ts';

/** The step with its dependencies. */
export const run = (deps: LoadOptionsDependencies) =>
  task('load-options', OrderTaskSchema, (input) => loadOptions(deps, input));

export const handler = run({
  parameters: dependencies.optionParameters(),
  authorityEnd: dependencies.authorityEnd(),
  orders: dependencies.orderStore(),
  now: dependencies.now,
  log,
});
