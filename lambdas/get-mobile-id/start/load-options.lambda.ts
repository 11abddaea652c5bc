/**
 * Trigger: state *Load options*.
 * Duty: read and check the options, and keep them in the order; of a renewal, tell the process those that it has.
 */
import {
  authorityDescription,
  lazy,
  log,
  now,
  orders,
  parameters,
  type Needs,
} from '../../runtime/dependencies.ts';
import { LoadOptionsTaskSchema, task } from '../../runtime/task.ts';
import { loadOptions } from './load-options.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof loadOptions>) =>
  task('load-options', LoadOptionsTaskSchema, (input) => loadOptions(deps, input));

export const dependencies = lazy({ parameters, authorityDescription, orders, now, log });
export const handler = run(dependencies);
