import type { ActivationCodes } from '../activation-codes.ts';
import type { CertificateAuthority } from '../certificate-authority.ts';
import type { DeadLetters } from '../dead-letters.ts';
import type { EntryPoints } from '../entry-points.ts';
import type { Mail } from '../mail.ts';
import type { Options } from '../options.ts';
import type { Executions } from '../process/executions.ts';
import type { Recovery } from '../recovery.ts';
import type { Store } from '../store.ts';

/** What phases ask grants of; each phase picks what its functions work with. */
export interface Capabilities {
  readonly entryPoints: EntryPoints;
  readonly store: Store;
  readonly options: Options;
  /** Of the process that makes mobile IDs. */
  readonly executions: Executions;
  /** Of the process that locks them. */
  readonly lockExecutions: Executions;
  /** Of the process that makes them inactive, and active again. */
  readonly changeExecutions: Executions;
  /** Of the process that renews them. */
  readonly renewExecutions: Executions;
  readonly activationCodes: ActivationCodes;
  readonly mail: Mail;
  readonly authority: CertificateAuthority;
  readonly recovery: Recovery;
  readonly deadLetters: DeadLetters;
}
