import type { Measure } from '../measure.ts';
import { bundleSize } from './bundle-size.ts';
import { cpu } from './cpu.ts';
import { firstLoadSize } from './first-load.ts';
import { keyRuleTimes } from './key-rules.ts';
import { loadTime } from './load-time.ts';
import { manyLeavers } from './many-leavers.ts';
import { manyMobileIds } from './many-mobile-ids.ts';
import { manyOrders } from './many-orders.ts';
import { manyStuckOrders } from './many-stuck-orders.ts';
import { orderCost, stateTransitions } from './order.ts';
import { refusedRequests } from './refused-requests.ts';

/** Every measure. */
export const measures: readonly Measure[] = [
  bundleSize,
  firstLoadSize,
  loadTime,
  cpu,
  refusedRequests,
  keyRuleTimes,
  stateTransitions,
  orderCost,
  manyMobileIds,
  manyOrders,
  manyLeavers,
  manyStuckOrders,
];
