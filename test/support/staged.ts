import type { Order } from '../../domain/order/order.ts';
import { orderIn } from './orders.ts';
import { Stage } from './stage.ts';

/** A stage that holds an order. */
export const staged = (order: Order): Stage => {
  const stage = new Stage();
  stage.putOrder(order);
  return stage;
};

/** A stage that holds an order in a state, with changes. */
export const stageWith = (...order: Parameters<typeof orderIn>): Stage => staged(orderIn(...order));
