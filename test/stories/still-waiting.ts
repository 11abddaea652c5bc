import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { expect } from 'vitest';
import type { Step } from './person.ts';
import type { World } from './world.ts';

/** An order stands at a step, and nothing has begun to end it: a time-out shows in the history before the order. */
export const expectStillWaiting = async (world: World, orderId: string, step: Step): Promise<void> => {
  const history = new GetExecutionHistoryCommand({
    executionArn: world.executionArn(orderId),
    maxResults: 1000,
  });
  const { events = [] } = await world.sfn.send(history);
  expect(events.map(({ type }) => type)).not.toContain('TaskTimedOut');
  expect(await world.orderState(orderId)).toBe(step);
};
