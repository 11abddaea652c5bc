import { replacedBy } from '../../../domain/order/order.ts';
import { loadEndingOrder, type EndingOrder } from '../../aws/tables/order-end.ts';
import { settleOrder } from '../../aws/tables/order-sweep.ts';
import { lockAndRevoke } from '../../revocation/lock-and-revoke.ts';
import type { Dependencies, Needs } from '../../runtime/dependencies.ts';
import { notifyLocked } from './notification.ts';

type Deps = Pick<Dependencies, 'mobileIds' | 'ca' | 'now' | 'log'>;

const phoneLost = { reason: 'phone-lost', by: 'user' } as const;
const replaced = { reason: 'replaced', by: 'process' } as const;

/**
 * Locks the mobile ID that an order replaces and revokes its certificates: that of a lost phone as soon as
 * the user said so (key compromise), that of a kept phone once the new one is active (superseded). With that,
 * a completed order is settled; before that, the user hears of the lock at once.
 * @throws {ServiceBusy} the CA could not revoke a certificate just now
 */
export const lockReplacedMobileId = async (
  deps: Deps & Needs<typeof notifyLocked>,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await loadEndingOrder(deps, orderId);
  await lockReplaced(deps, order);
  if (order.state === 'completed') await settleOrder(deps, order, deps.now());
  else await notifyLocked(deps, orderId);
};

/** Locks what an order replaces, as far as the order has come: a kept phone works until it is completed. */
export const lockReplaced = async (deps: Deps, order: EndingOrder): Promise<void> => {
  const { userId, confirmation } = order;
  const mobileId = replacedBy(order);
  if (mobileId === undefined) return;
  await lockAndRevoke(deps, { userId, mobileId }, confirmation?.oldPhone === 'lost' ? phoneLost : replaced);
};
