import { describe, expect, it, vi } from 'vitest';
import { removeDirectories } from '../assembly/support/small-assembly.ts';
import { hostOf, stopHosts } from './support/host.ts';
import { about, like } from './support/matchers.ts';

removeDirectories();
stopHosts();

const arn = 'arn:aws:lambda:eu-central-1:000000000000:function:small';

describe('a function', () => {
  it('gets an event and answers, by name and by ARN, through JSON both ways', async () => {
    const { host } = hostOf({
      source: 'export const handler = async (event) => ({ event, date: new Date(0), gone: undefined })',
    });
    const answer = { event: { a: 1 }, date: '1970-01-01T00:00:00.000Z' };
    await expect(host.invoke('small', { a: 1, gone: undefined })).resolves.toEqual(answer);
    await expect(host.invoke(arn, { a: 1 })).resolves.toStrictEqual(answer);
  });

  it('may answer nothing', async () => {
    const { host } = hostOf({ source: 'export const handler = async () => {}' });
    await expect(host.invoke('small', undefined)).resolves.toBeNull();
  });

  it('learns of its call from its context', async () => {
    const { host } = hostOf({
      source: `export const handler = (event, context) =>
        ({ ...context, remaining: context.getRemainingTimeInMillis() })`,
      properties: { Timeout: 7, MemorySize: 512 },
    });
    const answer = await host.invoke('small', {});
    expect(answer).toEqual({
      awsRequestId: like(/^[0-9a-f-]{36}$/),
      functionName: 'small',
      functionVersion: '$LATEST',
      invokedFunctionArn: arn,
      memoryLimitInMB: '512',
      remaining: about(7000),
    });
  });

  it('sees its own environment, and nothing of ours', async () => {
    const { host } = hostOf({
      source: 'export const handler = () => process.env',
      properties: {
        MemorySize: 512,
        Environment: { Variables: { ORDERS_TABLE: 'orders' } },
        LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO', LogGroup: 'logs' },
      },
    });
    await expect(host.invoke('small', {})).resolves.toEqual({
      ORDERS_TABLE: 'orders',
      AWS_REGION: 'eu-central-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      AWS_ACCESS_KEY_ID: 'id-Role',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'token',
      AWS_LAMBDA_FUNCTION_NAME: 'small',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: 'logs',
      AWS_LAMBDA_LOG_FORMAT: 'JSON',
      AWS_LAMBDA_LOG_LEVEL: 'INFO',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      TZ: ':UTC',
    });
  });

  it('shows the time of the clock, from its very first line on', async () => {
    const { host, clock } = hostOf({
      source: `const loadedAt = Date.now();
        export const handler = () => ({ loadedAt, now: Date.now(), date: new Date().getTime() })`,
    });
    clock.advance(86_400_000);
    const tomorrow = Date.now() + 86_400_000;
    const then = about(tomorrow);
    await expect(host.invoke('small', {})).resolves.toEqual({ loadedAt: then, now: then, date: then });
    clock.advance(86_400_000);
    const later = about(tomorrow + 86_400_000);
    await expect(host.invoke('small', {})).resolves.toEqual({ loadedAt: then, now: later, date: later });
  });

  it('has its lines read, wherever it writes them', async () => {
    const { host, lines } = hostOf({
      source: `export const handler = () => { console.log('one\\ntwo'); console.error('three') }`,
    });
    await host.invoke('small', {});
    await vi.waitFor(() => {
      expect(lines).toHaveLength(3);
    });
    expect(lines).toEqual(
      expect.arrayContaining(['one', 'two', 'three'].map((line) => ({ function: 'small', line }))),
    );
  });

  it('is not found by another name', async () => {
    const { host } = hostOf({ source: '' });
    await expect(host.invoke('other', {})).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      message: 'Function not found: other',
    });
  });

  it('takes and gives at most 6 MiB', async () => {
    const { host } = hostOf({ source: `export const handler = ({ size }) => 'x'.repeat(size)` });
    await expect(host.invoke('small', 'x'.repeat(6 * 1024 * 1024))).rejects.toMatchObject({
      code: 'RequestTooLargeException',
    });
    await expect(host.invoke('small', { size: 6 * 1024 * 1024 })).rejects.toMatchObject({
      errorType: 'Function.ResponseSizeTooLarge',
    });
  });
});
