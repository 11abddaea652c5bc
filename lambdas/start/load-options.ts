import type { OptionParameters } from '../shared/aws/option-parameters.ts';
import type { OrderStore } from '../shared/aws/order-store.ts';
import { secondsOf } from '../shared/model/durations.ts';
import { parseOptions, type Options } from '../shared/model/options.ts';
import { OptionInvalid } from '../shared/model/process-errors.ts';
import type { Log } from '../shared/runtime/log.ts';

/** What loading the options works with. */
export interface LoadOptionsDependencies {
  readonly parameters: OptionParameters;
  readonly orders: OrderStore;
  readonly log: Log;
}

/** How long each waiting step of the process waits, in seconds. */
export interface WaitingSeconds {
  readonly confirmationSeconds: number;
  readonly phoneSeconds: number;
  readonly approvalSeconds: number;
  readonly installationSeconds: number;
}

/**
 * Reads every option, checks it, and stores values and versions in the order: it keeps them to its end.
 * @returns what the state machine's time-outs derive from
 * @throws {OptionInvalid} names the parameter, what it holds and what it may hold; rings an alarm
 * @throws {OrderEnded}
 */
export const loadOptions = async (
  { parameters, orders, log }: LoadOptionsDependencies,
  { orderId }: { readonly orderId: string },
): Promise<WaitingSeconds> => {
  const { values, versions } = await parameters.all();
  const options = checked(values, (error) => {
    log.alarm('option-invalid', 'OptionInvalid', { orderId, detail: error.message });
  });
  await orders.writeDuring(orderId, 'starting', { set: { options, optionVersions: versions } });
  return {
    confirmationSeconds: secondsOf(options['confirmation-time']),
    phoneSeconds: secondsOf(options['phone-time']),
    approvalSeconds: secondsOf(options['approval-time']),
    installationSeconds: secondsOf(options['installation-time']),
  };
};

const checked = (
  values: Readonly<Record<string, string>>,
  alarm: (error: OptionInvalid) => void,
): Options => {
  try {
    return parseOptions(values);
  } catch (error) {
    if (error instanceof OptionInvalid) alarm(error);
    throw error;
  }
};
