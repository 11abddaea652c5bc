/**
 * Trigger: EventBridge, when the parameter of an option was made, changed or deleted, and every five minutes: nothing
 * tells of a CA that was disabled.
 * Duty: check all options and the CA at once, and ring the alarm of what no order can work with.
 */
import * as v from 'valibot';
import { authorityDescription, lazy, log, now, parameters, type Needs } from '../../runtime/dependencies.ts';
import { task } from '../../runtime/task.ts';
import { checkOptions } from './check-options.ts';

/**
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-cwe.html; a schedule names no parameter:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html
 */
const EventSchema = v.variant('source', [
  v.pipe(
    v.object({ source: v.literal('aws.ssm'), detail: v.object({ name: v.string() }) }),
    v.transform(({ detail }) => ({ parameter: detail.name })),
  ),
  v.pipe(
    v.object({ source: v.literal('aws.events') }),
    v.transform(() => ({})),
  ),
]);

/** The event handler with its dependencies. */
export const run = (deps: Needs<typeof checkOptions>) =>
  task('check-options', EventSchema, () => checkOptions(deps));

export const dependencies = lazy({ parameters, authorityDescription, now, log });
export const handler = run(dependencies);
