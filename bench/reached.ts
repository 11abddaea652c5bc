import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { OrderState } from '../domain/order/order-states.ts';
import type { DemoCloud } from '../demo/cloud.ts';
import { openDocuments } from '../demo/documents.ts';
import { until } from '../demo/actors/until.ts';

const Stored = v.object({ state: v.string() });

/**
 * Waits until an order is in a state, by a look into its table: it takes nothing of what the API lets through.
 * @returns waits for one order; throws after ten minutes
 */
export const reachCloud = (cloud: DemoCloud) => {
  const documents = openDocuments(cloud);
  const { Orders: TableName } = cloud.endpoints.tables;
  return async (orderId: string, state: OrderState): Promise<void> => {
    const read = new GetCommand({ TableName, Key: { orderId } });
    await until(
      async () => v.parse(Stored, (await documents.send(read)).Item).state,
      (seen) => seen === state,
      { every: 250, atMost: 600_000 },
    );
  };
};
