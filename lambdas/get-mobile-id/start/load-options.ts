import type { OrderStore } from '../../aws/tables/order-store.ts';
import { secondsOf } from '../../../domain/options/durations.ts';
import { checkedOptions, type CheckedOptionsDependencies } from './checked-options.ts';

/** What loading the options works with. */
export interface LoadOptionsDependencies extends CheckedOptionsDependencies {
  readonly orders: OrderStore;
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
 * @throws {OrderEnded} @throws {ServiceBusy}
 */
export const loadOptions = async (
  deps: LoadOptionsDependencies,
  { orderId }: { readonly orderId: string },
): Promise<WaitingSeconds> => {
  const { options, versions } = await checkedOptions(deps, { orderId });
  await deps.orders.writeDuring(orderId, 'starting', { set: { options, optionVersions: versions } });
  return {
    confirmationSeconds: secondsOf(options['confirmation-time']),
    phoneSeconds: secondsOf(options['phone-time']),
    approvalSeconds: secondsOf(options['approval-time']),
    installationSeconds: secondsOf(options['installation-time']),
  };
};
