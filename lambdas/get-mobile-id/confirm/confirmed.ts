import { kindsOf, type Order } from '../../../domain/order/order.ts';

/** What a confirmed order hands to the process: the kinds to issue, and what became of the old phone. */
export const confirmed = (order: Order) => ({
  kinds: kindsOf(order),
  oldPhone: order.confirmation?.oldPhone ?? 'none',
});
