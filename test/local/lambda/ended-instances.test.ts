import { describe, expect, it, vi } from 'vitest';
import type { Instance } from '../../../local/aws/operation.ts';
import { FunctionWorker } from '../../../local/lambda/function-worker.ts';
import { Clock } from '../../../local/clock.ts';

const hanging = `data:text/javascript,${encodeURIComponent('export const handler = () => new Promise(() => {})')}`;

const start = () =>
  new FunctionWorker({
    settings: {
      ...{ module: hanging, handler: 'index.handler', functionName: 'small', functionArn: 'arn' },
      ...{ memorySize: 128, clock: new Clock().parts },
    },
    environment: {},
    onLine: () => undefined,
  });

describe('an instance that is ended while it handles an event', () => {
  it.each([
    ['killed', 'Runtime.ExitError'],
    ['timed-out', 'Sandbox.Timedout'],
  ] as const)('fails as one that was %s, and takes no other event', async (how, errorType) => {
    const worker = start();
    const instance: Instance = worker;
    const running = worker.run('{"orderId":"o1"}', 30);
    expect(instance.event).toBe('{"orderId":"o1"}');
    instance.end(how);
    await expect(running).rejects.toMatchObject({ errorType });
    await vi.waitFor(() => {
      expect(worker.usable).toBe(false);
    });
  });
});
