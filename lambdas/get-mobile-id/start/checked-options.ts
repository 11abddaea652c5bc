import type { AuthorityEnd } from '../../aws/services/authority-end.ts';
import type { OptionParameters } from '../../aws/services/option-parameters.ts';
import type { LogFields } from '../../../domain/failures/log-events.ts';
import { parseOptions, type Options } from '../../../domain/options/options.ts';
import { OptionInvalid } from '../../../domain/failures/process-errors.ts';
import { requireWithinAuthority } from '../../../domain/options/validity.ts';
import type { Log } from '../../runtime/log.ts';

/** What checking the options works with. */
export interface CheckedOptionsDependencies {
  readonly parameters: OptionParameters;
  readonly authorityEnd: AuthorityEnd;
  readonly now: () => Date;
  readonly log: Log;
}

/** Options that an order can work with, and the version of each parameter. */
export interface CheckedOptions {
  readonly options: Options;
  readonly versions: Readonly<Record<string, number>>;
}

/**
 * Reads every option and checks it.
 * @param fields what the log line of a bad one carries besides
 * @throws {OptionInvalid} names the parameter, what it holds and what it may hold; rings an alarm
 * @throws {ServiceBusy} the CA does not say when it ends
 */
export const checkedOptions = async (
  deps: CheckedOptionsDependencies,
  fields: LogFields,
): Promise<CheckedOptions> => {
  const { values, versions } = await deps.parameters.all();
  try {
    const options = parseOptions(values);
    requireWithinAuthority(options, await deps.authorityEnd.read(), deps.now());
    return { options, versions };
  } catch (error) {
    if (error instanceof OptionInvalid)
      deps.log.alarm('option-invalid', 'OptionInvalid', { ...fields, detail: error.message });
    throw error;
  }
};
