import { describe, expect, it, vi } from 'vitest';
import { removeDirectories } from '../assembly/support/small-assembly.ts';
import { hostOf, stopHosts, type SmallFunction } from './support/host.ts';
import { having } from './support/matchers.ts';

removeDirectories();
stopHosts();

const queue = 'arn:aws:sqs:eu-central-1:000000000000:letters';

/** A host whose function fails at an event; tells of attempts and of waits for the next. */
const failing = (small: Partial<SmallFunction> = {}) => {
  const hosted = hostOf({ source: `export const handler = () => { throw new Error('busy') }`, ...small });
  const attempts = vi.spyOn(hosted.host, 'invoke');
  const waits = vi.spyOn(hosted.clock, 'after');
  hosted.host.invokeEvent('small', { a: 1 });
  const waiting = (times: number) =>
    vi.waitFor(() => {
      expect(waits).toHaveBeenCalledTimes(times);
    });
  const putAside = () =>
    vi.waitFor(() => {
      expect(hosted.deadLetters).toHaveLength(1);
    });
  return { ...hosted, attempts, waiting, putAside };
};

describe('an event that nobody waits for', () => {
  it('is handled once when that works', async () => {
    const { host, lines, clock, deadLetters } = hostOf({
      source: 'export const handler = (event) => console.log(JSON.stringify(event))',
    });
    const attempts = vi.spyOn(host, 'invoke');
    host.invokeEvent('small', { a: 1 });
    await vi.waitFor(() => {
      expect(lines).toEqual([{ function: 'small', line: '{"a":1}' }]);
    });
    await attempts.mock.results[0]?.value;
    clock.advance(600_000);
    expect(attempts).toHaveBeenCalledTimes(1);
    expect(deadLetters).toEqual([]);
  });

  it('is settled once it was handled', async () => {
    const { host, failures } = hostOf({
      source: 'export const handler = () => new Promise((resolve) => setImmediate(resolve))',
    });
    for (const a of [1, 2, 3]) host.invokeEvent('small', { a });
    await host.settle();
    expect(failures).toEqual([false, false, false]);
  });

  it('is settled between two tries, too', async () => {
    const { host, attempts } = failing();
    await host.settle();
    expect(attempts).toHaveBeenCalledTimes(1);
  });

  it('is forgotten when nobody wants it to be tried again', async () => {
    const { host, clock, attempts, deadLetters } = failing();
    await host.forgetEvents();
    clock.advance(600_000);
    await host.settle();
    expect(attempts).toHaveBeenCalledTimes(1);
    expect(deadLetters).toEqual([]);
  });

  it('is tried again after one and after two more minutes, then put aside', async () => {
    const { clock, attempts, waiting, putAside, deadLetters } = failing({
      properties: { DeadLetterConfig: { TargetArn: queue } },
      allowed: ['sqs:SendMessage'],
    });
    await waiting(1);
    clock.advance(55_000);
    expect(attempts).toHaveBeenCalledTimes(1);
    clock.advance(5_000);
    expect(attempts).toHaveBeenCalledTimes(2);
    await waiting(2);
    clock.advance(115_000);
    expect(attempts).toHaveBeenCalledTimes(2);
    clock.advance(5_000);
    expect(attempts).toHaveBeenCalledTimes(3);
    await putAside();
    const error = having({ errorType: 'Error', errorMessage: 'busy' });
    expect(deadLetters).toEqual([{ function: 'small', event: { a: 1 }, error, queue }]);
  });

  it('is tried as often as the function says', async () => {
    const { putAside, attempts } = failing({ retries: 0 });
    await putAside();
    expect(attempts).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['the function has no queue', {}, ['sqs:SendMessage']],
    [
      'its role may not send to the queue',
      { DeadLetterConfig: { TargetArn: queue } },
      ['sqs:ReceiveMessage'],
    ],
  ])('is lost when %s', async (_, properties, allowed) => {
    const { putAside, deadLetters } = failing({ properties, allowed, retries: 0 });
    await putAside();
    expect(deadLetters[0]).not.toHaveProperty('queue');
  });

  it('is forgotten when the host stops', async () => {
    const { host, clock, attempts, waiting } = failing();
    await waiting(1);
    await host.stop();
    clock.advance(60_000);
    expect(attempts).toHaveBeenCalledTimes(1);
  });

  it('is not put aside when the host stops while it is handled', async () => {
    const { host, lines, attempts, deadLetters } = failing({
      source: `export const handler = () => { console.log('busy'); return new Promise(() => {}) }`,
      retries: 0,
    });
    await vi.waitFor(() => {
      expect(lines).toHaveLength(1);
    });
    await host.stop();
    await expect(attempts.mock.results[0]?.value).rejects.toThrow('exit status');
    await new Promise((resolve) => setImmediate(resolve));
    expect(deadLetters).toEqual([]);
  });

  it('goes to no function that there is not', () => {
    const { host } = hostOf({ source: '' });
    expect(() => {
      host.invokeEvent('other', {});
    }).toThrow('Function not found: other');
  });
});
