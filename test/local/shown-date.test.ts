import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';
import { workerFile } from '../../local/worker-file.ts';

it('lets Date in another thread show the time of the local cloud, and be as before otherwise', async () => {
  const clock = new Clock();
  clock.advance(365 * 24 * 3_600_000);
  const file = workerFile(new URL('shown-date.worker.ts', import.meta.url));
  const worker = new Worker(file, { workerData: clock.parts, execArgv: [] });
  const close: unknown = expect.closeTo(clock.now(), -5);
  expect(await once(worker, 'message')).toEqual([
    { times: [close, close, close], given: '2001-02-03T04:05:06.000Z', parts: 1, kinds: [true, true, true] },
  ]);
  await worker.terminate();
});
