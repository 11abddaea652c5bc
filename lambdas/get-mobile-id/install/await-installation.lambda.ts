/**
 * Trigger: state *Await installation*, with a task token.
 * Duty: register the mobile ID and let the order wait until the phone has installed its certificates.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { task, WaitingTaskSchema } from '../../runtime/task.ts';
import { awaitInstallation, type AwaitInstallationDependencies } from './await-installation.ts';

/** The step with its dependencies. */
export const run = (deps: AwaitInstallationDependencies) =>
  task('await-installation', WaitingTaskSchema, (input) => awaitInstallation(deps, input));

export const handler = run({
  orders: dependencies.orderStore(),
  registrations: dependencies.registrations(),
  process: dependencies.process(),
  now: dependencies.now,
});
