/**
 * Trigger: state *Change mobile ID*.
 * Duty: make the mobile ID inactive, or active again, as the directory has it.
 */
import { directory, lazy, log, mobileIds, now, type Needs } from '../../runtime/dependencies.ts';
import { task } from '../../runtime/task.ts';
import { changeMobileId, ChangeTaskSchema } from './change-mobile-id.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof changeMobileId>) =>
  task('change-mobile-id', ChangeTaskSchema, (input) => changeMobileId(deps, input));

export const dependencies = lazy({ mobileIds, directory, now, log });
export const handler = run(dependencies);
