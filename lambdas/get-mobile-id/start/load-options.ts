import { toSeconds } from '../../../domain/options/durations.ts';
import { writeOptions } from '../../aws/tables/order-start.ts';
import type { Dependencies, Needs } from '../../runtime/dependencies.ts';
import { requireOrderable } from './check-options.ts';

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
 * Reads every option, as it was at most 30 seconds ago, checks it, and stores values and versions in the order, with how the CA signs: it keeps them to
 * its end.
 * @returns what the flow goes by: the time-outs of its waiting steps, and whether keys are recovered
 * @throws {OptionInvalid} names the parameter, what it holds and what it may hold; rings an alarm
 * @throws {AuthorityUnusable} rings an alarm @throws {OrderEnded} @throws {ServiceBusy}
 */
export const loadOptions = async (
  deps: Needs<typeof requireOrderable> & Pick<Dependencies, 'orders' | 'parameters'>,
  { orderId }: { readonly orderId: string },
): Promise<FlowOptions> => {
  const { options, versions, signingAlgorithm } = await requireOrderable(deps, deps.parameters.all, {
    orderId,
  });
  await writeOptions(deps, orderId, { options, optionVersions: versions, signingAlgorithm });
  return {
    times: {
      confirmationSeconds: toSeconds(options['confirmation-time']),
      phoneSeconds: toSeconds(options['phone-time']),
      approvalSeconds: toSeconds(options['approval-time']),
      installationSeconds: toSeconds(options['installation-time']),
    },
    recovery: options['recover-encryption-certificates'] === 'true',
  };
};
