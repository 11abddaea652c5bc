/**
 * Trigger: state *Deliver QR code*, with a task token.
 * Duty: bring the QR code to the user, and let the order wait for the phone.
 */
import {
  codeVault,
  directory,
  lazy,
  mailing,
  now,
  orders,
  workflow,
  type Needs,
} from '../../runtime/dependencies.ts';
import { WaitingTaskSchema, task } from '../../runtime/task.ts';
import { deliverQrCode } from './deliver-qr-code.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof deliverQrCode>) =>
  task('deliver-qr-code', WaitingTaskSchema, (input) => deliverQrCode(deps, input));

export const dependencies = lazy({ orders, directory, workflow, codeVault, ...mailing, now });
export const handler = run(dependencies);
