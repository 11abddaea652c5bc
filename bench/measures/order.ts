import { budgets } from '../budgets.ts';
import type { Measure } from '../measure.ts';
import { computeCost, type Usage } from '../order-cost.ts';
import { watchOrder } from '../watched-order.ts';

let watched: Promise<Usage> | undefined;

/** The same order for every measure. */
const usage = (): Promise<Usage> => (watched ??= watchOrder());

/** What Step Functions counts of one order. */
export const stateTransitions: Measure = {
  name: 'state transitions of an order',
  unit: 'transitions',
  take: async () => {
    const { stateTransitions: value } = await usage();
    return [{ of: 'two certificates', value, target: { atMost: budgets.stateTransitions } }];
  },
};

/** What AWS takes for one order. */
export const orderCost: Measure = {
  name: 'cost of an order without the CA',
  unit: 'USD',
  take: async () => {
    const value = computeCost(await usage());
    return [{ of: 'two certificates', value, target: { atMost: budgets.orderCost } }];
  },
};
