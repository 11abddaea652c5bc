/**
 * Trigger: state *Collect certificate*, once for each kind.
 * Duty: fetch what the CA issued, check it, and keep it in the order.
 */
import { ca, lazy, log, now, orders, type Needs } from '../../runtime/dependencies.ts';
import { CertificateTaskSchema, task } from '../../runtime/task.ts';
import { collectCertificate } from './collect-certificate.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof collectCertificate>) =>
  task('collect-certificate', CertificateTaskSchema, (input) => collectCertificate(deps, input));

export const dependencies = lazy({ orders, ca, now, log });
export const handler = run(dependencies);
