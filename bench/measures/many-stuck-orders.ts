import { randomUUID } from 'node:crypto';
import { GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { until } from '../../demo/actors/until.ts';
import { withDemoCloud, type DemoCloud } from '../../demo/cloud.ts';
import { openDocuments } from '../../demo/documents.ts';
import { isEnded, orderStateNames } from '../../domain/order/order-states.ts';
import { timeLimits } from '../../domain/order/time-limits.ts';
import { newUser } from '../actors.ts';
import type { Measure } from '../measure.ts';
import { reachCloud } from '../reached.ts';

/** `STUCK=10000 npm run bench -- stuck` has more of them. */
const stuck = Number(process.env['STUCK'] ?? 1000);

// This machine does the work of all of AWS, so a second of the cloud gets some of its own.
const secondsPerSecond = 0.5;

// A transaction takes no more.
const batch = 100;

const minute = 60_000;

const OrderItem = v.looseObject({ orderId: v.string(), state: v.picklist(orderStateNames) });

/** Reads an order as it is stored. */
const read = async (cloud: DemoCloud, orderId: string) => {
  const { Orders: TableName } = cloud.endpoints.tables;
  const { Item } = await openDocuments(cloud).send(new GetCommand({ TableName, Key: { orderId } }));
  return v.parse(OrderItem, Item);
};

/** Fills the table with overdue orders that nobody can read, and puts one behind them that can be ended. @returns its id */
const fill = async (cloud: DemoCloud): Promise<string> => {
  const { orderId } = await (await newUser(cloud, 'one')).start();
  await reachCloud(cloud)(orderId, 'awaiting-confirmation');
  const order = await read(cloud, orderId);
  const { Orders: TableName } = cloud.endpoints.tables;
  const dueAt = (ago: number) => new Date(cloud.clock.now() - ago).toISOString();
  const documents = openDocuments(cloud);
  for (let written = 0; written < stuck; written += batch) {
    const ids = Array.from({ length: Math.min(batch, stuck - written) }, () => randomUUID());
    const TransactItems = ids.map((id) => ({
      Put: { TableName, Item: { ...order, orderId: id, userId: 0, sweepAt: dueAt(2 * minute) } },
    }));
    await documents.send(new TransactWriteCommand({ TransactItems }));
  }
  await documents.send(new PutCommand({ TableName, Item: { ...order, sweepAt: dueAt(minute) } }));
  return orderId;
};

/** Time that the sweep takes for each order that it can do nothing for, until it comes to one that it can end. */
export const manyStuckOrders: Measure = {
  name: `sweep with ${stuck.toString()} orders that nobody can read`,
  unit: 'ms',
  take: (onStep) =>
    withDemoCloud({}, async (cloud) => {
      const last = await fill(cloud);
      onStep('  all of them are due');
      cloud.clock.rate = secondsPerSecond;
      const countLooks = () => cloud.logs.filter(({ line }) => line.includes('clean-up-incomplete')).length;
      // The sweep goes off every five minutes.
      cloud.clock.advance(5 * minute);
      await until(countLooks, (count) => count > 0, { every: 5 });
      const start = cloud.clock.now();
      await until(
        async () => (await read(cloud, last)).state,
        (state) => isEnded(state),
        { every: 100, atMost: 600_000 },
      );
      const each = (cloud.clock.now() - start) / stuck;
      const target = { atMost: (timeLimits.sweep * 1000) / 10_000 };
      // The sweep works for a few at a time.
      if (countLooks() + 5 < stuck) throw new Error('Somebody else than the sweep ended the last order');
      return [{ of: 'time for each, so that 10,000 fit into one sweep', value: each, target }];
    }),
};
