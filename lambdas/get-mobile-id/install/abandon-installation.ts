import { WrongStep } from '../../../domain/failures/errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import { missing } from '../../aws/tables/expressions.ts';
import type { EndingOrder } from '../../aws/tables/order-end.ts';
import type { Needs } from '../../runtime/dependencies.ts';
import { endOrderAndTask } from '../../order-end/end-order.ts';

/**
 * The phone's user could not install the certificates: the order ends as failed, so that clean-up revokes them. The same
 * word again changes nothing.
 * @param order of the phone that says so
 * @returns the order as it ended
 * @throws {WrongStep} nothing is there to install, or the phone has said that it is installed
 * @throws {OrderEnded} it has ended in another way
 */
export const abandonInstallation = async (
  deps: Needs<typeof endOrderAndTask>,
  { orderId, state, installation }: Order,
): Promise<EndingOrder> => {
  const isOver = state === 'completed' || installation !== undefined;
  if (isOver || !abandonable.some((each) => each === state)) throw new WrongStep(state);
  return endOrderAndTask(deps, orderId, {
    end: 'failed',
    reason: 'not-installed',
    when: [missing('installation')],
  });
};

/** The states in which the phone has certificates that it may not be able to install, and that of the end. */
const abandonable = ['awaiting-installation', 'failed'] as const satisfies readonly Order['state'][];
