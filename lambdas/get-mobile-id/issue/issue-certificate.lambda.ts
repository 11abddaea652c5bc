/**
 * Trigger: state *Issue certificate*, once for each kind.
 * Duty: ask the CA for the certificate, once; have KMS make the key first, where it can be recovered.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { log } from '../../runtime/log.ts';
import { task } from '../../runtime/task.ts';
import { CertificateTaskSchema } from './certificate-task.ts';
import { issueCertificate, type IssueCertificateDependencies } from './issue-certificate.ts';

/** The step with its dependencies. */
export const run = (deps: IssueCertificateDependencies) =>
  task('issue-certificate', CertificateTaskSchema, (input) => issueCertificate(deps, input));

export const handler = run({
  orders: dependencies.orderStore(),
  ca: dependencies.certificateAuthority(),
  keyVault: dependencies.encryptionKeyVault(),
  now: dependencies.now,
  log,
});
