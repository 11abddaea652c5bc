/**
 * Trigger: EventBridge, when the parameter of an option was made, changed or deleted.
 * Duty: check all options at once, and ring the alarm of a bad one.
 */
import * as v from 'valibot';
import * as dependencies from '../../runtime/dependencies.ts';
import { log } from '../../runtime/log.ts';
import { task } from '../../runtime/task.ts';
import { checkOptions } from './check-options.ts';
import type { CheckedOptionsDependencies } from './checked-options.ts';

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-cwe.html */
const ParameterEventSchema = v.pipe(
  v.object({ detail: v.object({ name: v.string() }) }),
  v.transform(({ detail }) => ({ parameter: detail.name })),
);

/** The event handler with its dependencies. */
export const run = (deps: CheckedOptionsDependencies) =>
  task('check-options', ParameterEventSchema, () => checkOptions(deps));

export const handler = run({
  parameters: dependencies.optionParameters(),
  authorityEnd: dependencies.authorityEnd(),
  now: dependencies.now,
  log,
});
