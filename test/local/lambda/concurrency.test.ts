import { describe, expect, it, vi } from 'vitest';
import { removeDirectories } from '../assembly/support/small-assembly.ts';
import { hostOf, stopHosts, type SmallFunction } from './support/host.ts';

removeDirectories();
stopHosts();

const noRoom = (Reason: string) => ({
  code: 'TooManyRequestsException',
  status: 429,
  members: { Reason },
});

/** A host whose function never ends, and one execution of it. */
const busy = async (small: Partial<SmallFunction>) => {
  const source = `export const handler = () => { console.log('busy'); return new Promise(() => {}) }`;
  const hosted = hostOf({ source, properties: { Timeout: 900 }, ...small });
  const first = hosted.host.invoke('small', {});
  first.catch(() => undefined);
  await vi.waitFor(() => {
    expect(hosted.lines).toHaveLength(1);
  });
  return { ...hosted, first };
};

const reserved = { Timeout: 900, ReservedConcurrentExecutions: 1 };

describe('an execution that there is no room for', () => {
  it('is refused once the account has as many as it may', async () => {
    const { host, lines, failures } = await busy({ concurrentExecutions: 1 });
    const refused = noRoom('ConcurrentInvocationLimitExceeded');
    await expect(host.invoke('small', {})).rejects.toMatchObject(refused);
    expect([lines.length, failures]).toEqual([1, []]);
  });

  it('is refused once the function has what is reserved for it, however much the account has', async () => {
    const { host } = await busy({ properties: reserved });
    const refused = noRoom('ReservedFunctionConcurrentInvocationLimitExceeded');
    await expect(host.invoke('small', {})).rejects.toMatchObject(refused);
  });

  it('is none when the function has some reserved and others use up the rest', async () => {
    const { first, host } = await busy({ concurrentExecutions: 1, properties: reserved });
    await host.stop();
    await expect(first).rejects.toThrow('exit status');
  });

  it('has room again once another is over', async () => {
    const { host } = hostOf({ source: 'export const handler = () => 7', concurrentExecutions: 1 });
    expect([await host.invoke('small', {}), await host.invoke('small', {})]).toEqual([7, 7]);
  });
});

describe('an event that there is no room for', () => {
  it('is offered again, later each time, until it is too old, and counts as no attempt', async () => {
    const { host, clock, deadLetters } = await busy({
      ...{ concurrentExecutions: 1, retries: 0, longestAge: 60 },
    });
    const offers = vi.spyOn(host, 'invoke');
    host.invokeEvent('small', { a: 1 });
    await host.settle();
    for (const [seconds, offered] of [
      [1, 2],
      [2, 3],
      [4, 4],
      [8, 5],
      [16, 6],
    ] as const) {
      clock.advance(seconds * 1000);
      await host.settle();
      expect(offers).toHaveBeenCalledTimes(offered);
      expect(deadLetters.length).toBe(offered === 6 ? 1 : 0);
    }
    expect(deadLetters).toMatchObject([{ event: { a: 1 }, error: { code: 'TooManyRequestsException' } }]);
  });
});
