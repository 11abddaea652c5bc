import type { DemoCloud } from '../cloud.ts';
import { until } from './until.ts';

/**
 * Waits until the process of an order is over: it goes on for a moment after the mobile ID is active, locks the old
 * one and writes a mail.
 */
export const processEnds = (cloud: DemoCloud, orderId: string): Promise<unknown> =>
  until(
    () => cloud.executions().find(({ name }) => name === orderId)?.status,
    (status) => status !== 'RUNNING',
  );
