import type { Options } from '../../domain/options/options.ts';
import type { Order } from '../../domain/order/order.ts';
import { options, orderIn } from './orders.ts';

/**
 * An order that has been confirmed and has no code yet.
 * @param changes how its options differ from the released ones
 */
export const confirmed = (changes: Partial<Options> = {}): Order => {
  const { confirmation } = orderIn('awaiting-phone');
  const order = orderIn('awaiting-confirmation', { options: options(changes) });
  return { ...order, ...(confirmation && { confirmation }) };
};
