/**
 * Trigger: state *Deliver QR code*, with a task token.
 * Duty: bring the QR code to the user, and let the order wait for the phone.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { task, WaitingTaskSchema } from '../../runtime/task.ts';
import { deliverQrCode, type DeliverQrCodeDependencies } from './deliver-qr-code.ts';

/** The step with its dependencies. */
export const run = (deps: DeliverQrCodeDependencies) =>
  task('deliver-qr-code', WaitingTaskSchema, (input) => deliverQrCode(deps, input));

export const handler = run({
  orders: dependencies.orderStore(),
  process: dependencies.process(),
  vault: dependencies.activationCodeVault(),
  directory: dependencies.directory(),
  mailer: dependencies.mailer(),
  siteUrl: dependencies.siteUrl(),
  now: dependencies.now,
});
