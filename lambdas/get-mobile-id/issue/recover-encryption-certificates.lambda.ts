/**
 * Trigger: state *Recover encryption certificates*, which only orders with recovery come to.
 * Duty: give the phone the encryption keys that can be recovered.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { log } from '../../runtime/log.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import {
  recoverEncryptionCertificates,
  type RecoverEncryptionCertificatesDependencies,
} from './recover-encryption-certificates.ts';

/** The step with its dependencies. */
export const run = (deps: RecoverEncryptionCertificatesDependencies) =>
  task('recover-encryption-certificates', OrderTaskSchema, (input) =>
    recoverEncryptionCertificates(deps, input),
  );

export const handler = run({
  orders: dependencies.orderStore(),
  encryptionKeys: dependencies.encryptionKeyStore(),
  keyVault: dependencies.encryptionKeyVault(),
  log,
});
