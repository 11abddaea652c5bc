import { describe, expect, it, vi } from 'vitest';
import { FunctionError } from '../../../local/lambda/function-error.ts';
import { removeDirectories } from '../assembly/support/small-assembly.ts';
import { hostOf, stopHosts } from './support/host.ts';
import { having, like } from './support/matchers.ts';

removeDirectories();
stopHosts();

describe('a function that fails', () => {
  it('tells the name and message of its error, and logs it', async () => {
    const { host, lines } = hostOf({
      source: `class OrderNotFound extends Error { name = 'OrderNotFound' }
        export const handler = async () => { throw new OrderNotFound('no such order') }`,
    });
    const error = await host.invoke('small', {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FunctionError);
    expect(error).toMatchObject({
      errorType: 'OrderNotFound',
      errorMessage: 'no such order',
      payload: having({ errorType: 'OrderNotFound', errorMessage: 'no such order' }),
    });
    await vi.waitFor(() => {
      expect(lines[0]?.line).toContain('"errorType":"OrderNotFound"');
    });
  });

  it('goes on with the next event, and both runs are counted', async () => {
    const { host, failures } = hostOf({
      source: `let calls = 0;
        export const handler = () => { calls += 1; if (calls === 1) throw new Error('first'); return calls }`,
    });
    await expect(host.invoke('small', {})).rejects.toThrow('first');
    await expect(host.invoke('small', {})).resolves.toBe(2);
    expect(failures).toEqual([true, false]);
  });

  it('ends when its time is up, and starts anew', async () => {
    const { host, clock } = hostOf({
      source: `let calls = 0;
        export const handler = ({ hang }) => { calls += 1; while (hang); return calls }`,
      properties: { Timeout: 1 },
    });
    clock.rate = 1000;
    await expect(host.invoke('small', {})).resolves.toBe(1);
    await expect(host.invoke('small', { hang: true })).rejects.toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: like(/^RequestId: \S+ Error: Task timed out after 1\.00 seconds$/),
    });
    await expect(host.invoke('small', {})).resolves.toBe(1);
  });

  it.each([
    [
      'ends its process',
      'process.exit(3)',
      /^RequestId: \S+ Error: Runtime exited with error: exit status 3$/,
    ],
    [
      'leaves an error that nobody catches',
      `void Promise.reject(new Error('lost')); await new Promise(() => {})`,
      /exit status 1$/,
    ],
  ])('%s: so Lambda says', async (_, work, status) => {
    const { host } = hostOf({ source: `export const handler = async () => { ${work} }` });
    await expect(host.invoke('small', {})).rejects.toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: like(status),
    });
  });

  it.each([
    [
      'has no handler',
      'export const other = 1',
      'Runtime.HandlerNotFound',
      'index.handler is undefined or not exported',
    ],
    ['does not load', `throw new TypeError('no variable')`, 'TypeError', 'no variable'],
  ])('%s: each call says so, in an instance of its own', async (_, source, errorType, errorMessage) => {
    const { host, lines } = hostOf({ source: `console.log('loading'); ${source}` });
    await expect(host.invoke('small', {})).rejects.toMatchObject({ errorType, errorMessage });
    await expect(host.invoke('small', {})).rejects.toMatchObject({ errorType, errorMessage });
    await vi.waitFor(() => {
      expect(lines.filter(({ line }) => line === 'loading')).toHaveLength(2);
    });
  });
});
