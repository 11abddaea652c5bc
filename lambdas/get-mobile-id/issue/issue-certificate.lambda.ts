/**
 * Trigger: state *Issue certificate*, once for each kind; state *Issue certificate in turn*, when it had to wait.
 * Duty: ask the CA for the certificate, once, when its turn has come; have KMS make the key first, where it can be
 * recovered.
 */
import {
  ca,
  certificatesPerSecond,
  coordination,
  keyVault,
  lazy,
  log,
  now,
  orders,
  publicKeys,
  type Needs,
} from '../../runtime/dependencies.ts';
import { IssueTaskSchema, task } from '../../runtime/task.ts';
import { issueCertificate } from './issue-certificate.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof issueCertificate>) =>
  task('issue-certificate', IssueTaskSchema, (input) => issueCertificate(deps, input));

export const dependencies = lazy({
  ...{ orders, coordination, publicKeys },
  ...{ ca, certificatesPerSecond, keyVault },
  ...{ now, log },
});
export const handler = run(dependencies);
