import type { SigningAlgorithm } from '../../../domain/certificates/signing-algorithms.ts';
import type { LogFields } from '../../../domain/failures/log-events.ts';
import { AuthorityUnusable, OptionInvalid } from '../../../domain/failures/process-errors.ts';
import { requireWithinAuthority } from '../../../domain/options/validity.ts';
import type { DescribedAuthority } from '../../aws/services/authority-description.ts';
import type { ReadOptions } from '../../aws/services/option-parameters.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

type Deps = Pick<Dependencies, 'now' | 'log'>;

/** What options are checked, and against what. */
interface Reads {
  readonly options: () => Promise<ReadOptions>;
  readonly authority: () => Promise<DescribedAuthority>;
}

/** Options that an order can work with, the version of each parameter, and how the CA signs. */
export interface CheckedOptions extends ReadOptions {
  /** How the CA signs, as its key is. */
  readonly signingAlgorithm: SigningAlgorithm;
}

/**
 * Checks every option, also against the CA.
 * @param reads reads them, and the CA
 * @param fields what the log line of a bad one carries besides
 * @throws {OptionInvalid} names the parameter, what it holds and what it may hold; rings an alarm
 * @throws {AuthorityUnusable} says what is wrong with the CA; rings an alarm
 * @throws {ServiceBusy} the CA does not say when it ends
 */
export const requireOrderable = async (
  deps: Deps,
  reads: Reads,
  fields: LogFields,
): Promise<CheckedOptions> => {
  try {
    const { options, versions } = await reads.options();
    const { end, signingAlgorithm } = await reads.authority();
    requireWithinAuthority(options, end, deps.now());
    return { options, versions, signingAlgorithm };
  } catch (error) {
    if (error instanceof OptionInvalid)
      deps.log.alarm('option-invalid', 'OptionInvalid', { ...fields, detail: error.message });
    if (error instanceof AuthorityUnusable)
      deps.log.alarm('authority-unusable', 'AuthorityUnusable', { ...fields, detail: error.message });
    throw error;
  }
};

/**
 * Checks the options and the CA as an order would, so that the alarm of what no order can work with rings before any
 * user meets it. Trying again mends neither: only what kept it from checking is an error.
 * @throws {ServiceBusy}
 */
export const checkOptions = async (
  deps: Deps & Pick<Dependencies, 'parameters' | 'authorityDescription'>,
): Promise<void> => {
  const { parameters, authorityDescription } = deps;
  const reads = { options: () => parameters.allNow(), authority: () => authorityDescription.readNow() };
  try {
    await requireOrderable(deps, reads, {});
  } catch (error) {
    if (!(error instanceof OptionInvalid || error instanceof AuthorityUnusable)) throw error;
  }
};
