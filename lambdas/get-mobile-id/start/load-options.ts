import type { OrderStore } from '../../aws/tables/order-store.ts';
import { secondsOf } from '../../../domain/options/durations.ts';
import { checkedOptions, type CheckedOptionsDependencies } from './checked-options.ts';

/** What loading the options works with. */
export interface LoadOptionsDependencies extends CheckedOptionsDependencies {
  readonly orders: OrderStore;
}

/** What the flow itself goes by. */
export interface FlowOptions {
  /** How long each waiting step of the process waits, in seconds. */
  readonly times: {
    readonly confirmationSeconds: number;
    readonly phoneSeconds: number;
    readonly approvalSeconds: number;
    readonly installationSeconds: number;
  };
  /** Whether encryption keys are recovered. */
  readonly recovery: boolean;
}

/**
 * Reads every option, checks it, and stores values and versions in the order: it keeps them to its end.
 * @returns what the flow goes by: the time-outs of its waiting steps, and whether keys are recovered
 * @throws {OptionInvalid} names the parameter, what it holds and what it may hold; rings an alarm
 * @throws {OrderEnded} @throws {ServiceBusy}
 */
export const loadOptions = async (
  deps: LoadOptionsDependencies,
  { orderId }: { readonly orderId: string },
): Promise<FlowOptions> => {
  const { options, versions } = await checkedOptions(deps, { orderId });
  await deps.orders.writeDuring(orderId, 'starting', { set: { options, optionVersions: versions } });
  return {
    times: {
      confirmationSeconds: secondsOf(options['confirmation-time']),
      phoneSeconds: secondsOf(options['phone-time']),
      approvalSeconds: secondsOf(options['approval-time']),
      installationSeconds: secondsOf(options['installation-time']),
    },
    recovery: options['recover-encryption-certificates'] === 'true',
  };
};
