/**
 * Trigger: EventBridge, when the parameter of an option was made, changed or deleted.
 * Duty: check all options at once, and ring the alarm of a bad one.
 */
import * as v from 'valibot';
import { authorityDescription, lazy, log, now, parameters, type Needs } from '../../runtime/dependencies.ts';
import { task } from '../../runtime/task.ts';
import { checkOptions } from './check-options.ts';

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-cwe.html */
const ParameterEventSchema = v.pipe(
  v.object({ detail: v.object({ name: v.string() }) }),
  v.transform(({ detail }) => ({ parameter: detail.name })),
);

/** The event handler with its dependencies. */
export const run = (deps: Needs<typeof checkOptions>) =>
  task('check-options', ParameterEventSchema, () => checkOptions(deps));

export const dependencies = lazy({ parameters, authorityDescription, now, log });
export const handler = run(dependencies);
