/**
 * Trigger: state *Collect certificate*, once for each kind.
 * Duty: fetch what the CA issued, check it, and keep it in the order.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { log } from '../../runtime/log.ts';
import { task } from '../../runtime/task.ts';
import { CertificateTaskSchema } from './certificate-task.ts';
import { collectCertificate, type CollectCertificateDependencies } from './collect-certificate.ts';

/** The step with its dependencies. */
export const run = (deps: CollectCertificateDependencies) =>
  task('collect-certificate', CertificateTaskSchema, (input) => collectCertificate(deps, input));

export const handler = run({
  orders: dependencies.orderStore(),
  ca: dependencies.certificateAuthority(),
  now: dependencies.now,
  log,
});
