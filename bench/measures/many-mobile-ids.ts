import { randomUUID } from 'node:crypto';
import { ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { withDemoCloud, type DemoCloud } from '../../demo/cloud.ts';
import { openDocuments } from '../../demo/documents.ts';
import type { SelfService } from '../../demo/actors/self-service.ts';
import { budgets } from '../budgets.ts';
import type { Measure } from '../measure.ts';
import { median } from '../median.ts';
import { newUser, oneOrder } from '../actors.ts';

const stored = 100_000;
// A transaction takes no more.
const batch = 100;
const samples = 300;

/** Fills the table with mobile IDs of others, each like the one that is there. */
const fill = async (cloud: DemoCloud, onStep: (step: string) => void) => {
  const documents = openDocuments(cloud);
  const { MobileIds: TableName } = cloud.endpoints.tables;
  const { Items: [item] = [] } = await documents.send(new ScanCommand({ TableName }));
  for (let written = 0; written < stored; written += batch) {
    const others = Array.from({ length: batch }, () => ({ ...item, userId: randomUUID() }));
    const TransactItems = others.map((Item) => ({ Put: { TableName, Item } }));
    await documents.send(new TransactWriteCommand({ TransactItems }));
    if (written % (stored / 4) === 0) onStep(`  ${written.toLocaleString('en')} mobile IDs stored`);
  }
};

/** The middle time of a request, in milliseconds. */
const measureTime = async (ask: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const start = performance.now();
    await ask();
    times.push(performance.now() - start);
  }
  return median(times);
};

const listCalls = (selfService: SelfService, mobileId: string) =>
  ({
    'GET /mobile-ids': () => selfService.mobileIds(),
    'GET /mobile-ids/{mobileId}': () => selfService.mobileId(mobileId),
  }) as const;

/** Whether what users look up gets slower as a company's people get mobile IDs. */
export const manyMobileIds: Measure = {
  name: `time of a request with ${stored.toLocaleString('en')} stored mobile IDs to that with one`,
  unit: '×',
  take: (onStep) =>
    withDemoCloud({}, async (cloud) => {
      const { mobileId } = await oneOrder(cloud, await newUser(cloud, 'one'));
      // What the API lets through in a second, it lets through in less of the laptop's time.
      cloud.clock.rate = 10;
      const signIn = async () => Object.entries(listCalls(await newUser(cloud, 'one'), mobileId.mobileId));
      const requests = await signIn();
      const few = new Map<string, number>();
      // The first ones find code that has not run yet.
      for (const [, ask] of requests) await measureTime(ask);
      for (const [of, ask] of requests) few.set(of, await measureTime(ask));
      await fill(cloud, onStep);
      const readings = [];
      for (const [of, ask] of await signIn()) {
        const value = (await measureTime(ask)) / (few.get(of) ?? 0);
        readings.push({ of, value, target: { atMost: budgets.manyMobileIds } });
      }
      return readings;
    }),
};
