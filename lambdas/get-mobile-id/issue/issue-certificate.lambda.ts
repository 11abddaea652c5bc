/**
 * Trigger: state *Issue certificate*, once for each kind.
 * Duty: ask the CA for the certificate, once; have KMS make the key first, where it can be recovered.
 */
import { ca, keyVault, lazy, log, now, orders, publicKeys, type Needs } from '../../runtime/dependencies.ts';
import { CertificateTaskSchema, task } from '../../runtime/task.ts';
import { issueCertificate } from './issue-certificate.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof issueCertificate>) =>
  task('issue-certificate', CertificateTaskSchema, (input) => issueCertificate(deps, input));

export const dependencies = lazy({ orders, publicKeys, ca, keyVault, now, log });
export const handler = run(dependencies);
