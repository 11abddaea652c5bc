/**
 * Trigger: state *Report unrevoked certificates*.
 * Duty: ring the alarm that certificates of a locked mobile ID are still valid; the process goes on to revoke them.
 */
import { lazy, log, type Dependencies } from '../../runtime/dependencies.ts';
import { task } from '../../runtime/task.ts';
import { LockTaskSchema } from './lock-task.ts';

/** The step with its dependencies. */
export const run = (deps: Pick<Dependencies, 'log'>) =>
  task('report-unrevoked', LockTaskSchema, ({ mobileId, userId, reason }) => {
    deps.log.alarm('mobile-id-unrevoked', 'MobileIdUnrevoked', { mobileId, userId, reason });
    return Promise.resolve();
  });

export const dependencies = lazy({ log });
export const handler = run(dependencies);
