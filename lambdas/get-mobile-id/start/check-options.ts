import { OptionInvalid } from '../../../domain/failures/process-errors.ts';
import { checkedOptions, type CheckedOptionsDependencies } from './checked-options.ts';

/**
 * Checks the options as an order would, so that the alarm of a bad one rings before any user meets it. Trying
 * again mends no option: only what kept it from checking is an error.
 * @throws {ServiceBusy}
 */
export const checkOptions = async (deps: CheckedOptionsDependencies): Promise<void> => {
  try {
    await checkedOptions(deps, {});
  } catch (error) {
    if (!(error instanceof OptionInvalid)) throw error;
  }
};
