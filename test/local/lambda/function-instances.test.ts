import { describe, expect, it, vi } from 'vitest';
import { removeDirectories } from '../assembly/support/small-assembly.ts';
import { hostOf, stopHosts } from './support/host.ts';
import { having } from './support/matchers.ts';

removeDirectories();
stopHosts();

describe('instances of a function', () => {
  // Tells which instance it is, and how many calls that instance works on.
  const source = `import { threadId } from 'node:worker_threads';
    let running = 0;
    export const handler = async () => {
      running += 1;
      await new Promise((resolve) => setTimeout(resolve, 30));
      const atOnce = running;
      running -= 1;
      return { threadId, atOnce };
    }`;
  const idsOf = (answers: readonly unknown[]) => new Set(answers.map((answer) => JSON.stringify(answer)));

  it('are kept for the next event', async () => {
    const { host } = hostOf({ source });
    const answers = [await host.invoke('small', {}), await host.invoke('small', {})];
    expect(idsOf(answers).size).toBe(1);
  });

  it('work on one event at a time, at most ten at once; more wait', async () => {
    const { host } = hostOf({ source, properties: { Timeout: 30 } });
    const some = () => Array.from({ length: 15 }, () => host.invoke('small', {}));
    const first = some();
    await Promise.race(first);
    const answers = await Promise.all([...first, ...some()]);
    expect(answers).toEqual(answers.map(() => having({ atOnce: 1 })));
    expect(idsOf(answers).size).toBe(10);
  });

  it('all end with the host, and none starts any more', async () => {
    const { host, lines } = hostOf({
      source: `export const handler = () => { console.log('busy'); return new Promise(() => {}) }`,
      properties: { Timeout: 30 },
    });
    const calls = Array.from({ length: 12 }, () => host.invoke('small', {}));
    const ended = Promise.allSettled(calls);
    await vi.waitFor(() => {
      expect(lines).toHaveLength(10);
    }, 20_000);
    await host.stop();
    expect((await ended).map(({ status }) => status)).toEqual(calls.map(() => 'rejected'));
    await expect(host.invoke('small', {})).rejects.toThrow('The local cloud has stopped');
  });
});
