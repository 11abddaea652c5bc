import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { toSeconds } from '../../../domain/options/durations.ts';
import type { Options } from '../../../domain/options/options.ts';
import { listKinds, requireOptions, type Order } from '../../../domain/order/order.ts';
import { waitingTimeFor } from '../../../domain/order/time-limits.ts';
import { writeOptions } from '../../aws/tables/order-start.ts';
import { loadOrder } from '../../aws/tables/orders.ts';
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

/** What the flow of a renewal goes by besides. */
export interface RenewalOptions extends FlowOptions {
  /** The kinds of certificate to issue. */
  readonly kinds: readonly CertificateKind[];
  readonly approval: Options['renewal-approval'];
}

type Deps = Needs<typeof requireOrderable> &
  Pick<Dependencies, 'orders' | 'parameters' | 'authorityDescription'>;

/** Which order, and whether it renews a mobile ID. */
export interface LoadOptionsInput {
  readonly orderId: string;
  readonly renews?: boolean;
}

/**
 * Reads every option, as it was at most 30 seconds ago, checks it, and stores values and versions in the order, with how
 * the CA signs: it keeps them to its end. An order that renews a mobile ID has them since it was written.
 * @returns what the flow goes by: the time-outs of its waiting steps, and whether keys are recovered
 * @throws {OptionInvalid} names the parameter, what it holds and what it may hold; rings an alarm
 * @throws {AuthorityUnusable} rings an alarm @throws {OrderEnded} @throws {ServiceBusy}
 */
export const loadOptions = async (
  deps: Deps,
  { orderId, renews = false }: LoadOptionsInput,
): Promise<FlowOptions | RenewalOptions> => {
  if (renews) return toRenewalOptions(await loadOrder(deps, orderId));
  const reads = { options: deps.parameters.all, authority: deps.authorityDescription.read };
  const { options, versions, signingAlgorithm } = await requireOrderable(deps, reads, { orderId });
  await writeOptions(deps, orderId, { options, optionVersions: versions, signingAlgorithm });
  return toFlowOptions(options, {});
};

const toRenewalOptions = (order: Order): RenewalOptions => {
  const options = requireOptions(order);
  return {
    ...toFlowOptions(options, order),
    kinds: listKinds(order),
    approval: options['renewal-approval'],
  };
};

const toFlowOptions = (options: Options, order: Pick<Order, 'renews'>): FlowOptions => ({
  times: {
    confirmationSeconds: toSeconds(options['confirmation-time']),
    phoneSeconds: toSeconds(options[waitingTimeFor(order, 'awaiting-phone')]),
    approvalSeconds: toSeconds(options['approval-time']),
    installationSeconds: toSeconds(options['installation-time']),
  },
  recovery: options['recover-encryption-certificates'] === 'true',
});
