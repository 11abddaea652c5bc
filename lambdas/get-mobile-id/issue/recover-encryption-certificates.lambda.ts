/**
 * Trigger: state *Recover encryption certificates*, which only orders with recovery come to.
 * Duty: give the phone the encryption keys that can be recovered.
 */
import { encryptionKeys, keyVault, lazy, log, orders, type Needs } from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { recoverEncryptionCertificates } from './recover-encryption-certificates.ts';

/** The step with its dependencies. */
export const run = (deps: Needs<typeof recoverEncryptionCertificates>) =>
  task('recover-encryption-certificates', OrderTaskSchema, (input) =>
    recoverEncryptionCertificates(deps, input),
  );

export const dependencies = lazy({ orders, encryptionKeys, keyVault, log });
export const handler = run(dependencies);
