import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PageBucket } from '../../../bin/brand/bucket.ts';
import { Buckets } from '../../../local/s3/service.ts';
import { Clock } from '../../../local/clock.ts';
import { serveServices, ssmWith } from '../aws/running.ts';

const pages = { id: 'Pages', name: 'pages', arn: 'arn:aws:s3:::pages', properties: {} };
const upload = { bucket: 'pages', folder: '', cacheControl: 'no-cache' };
const here = { directory: import.meta.dirname, markers: {} };

let url: string;
let close: () => Promise<void>;
let buckets: Buckets;

beforeAll(async () => {
  buckets = new Buckets([pages], [{ ...upload, sources: [here] }]);
  ({ url, close } = await serveServices(new Clock(0), [buckets.service]));
});
afterAll(() => close());

const bucketOf = (name: string) => new PageBucket(ssmWith(url), name, url);

const file = { key: 'brand/é.json', content: Buffer.from('{"a":1}'), contentType: 'application/json' };

const ask = (path: string, method: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url + path, {
    method,
    headers: {
      authorization:
        'AWS4-HMAC-SHA256 Credential=key/20260101/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=0',
      'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
      ...headers,
    },
    ...(method === 'PUT' && { body: 'x' }),
  });

describe('objects of a bucket', () => {
  it('are what was put, until they are deleted', async () => {
    const bucket = bucketOf('pages');
    expect(await bucket.get(file.key)).toBeUndefined();
    await bucket.put(file, 'no-cache');
    expect(await bucket.get(file.key)).toBe('{"a":1}');
    expect(await buckets.object('pages', file.key)).toMatchObject({
      contentType: 'application/json',
      cacheControl: 'no-cache',
    });
    await bucket.delete(file.key);
    expect(await bucket.get(file.key)).toBeUndefined();
  });

  it('are what a deploy uploaded, until somebody writes or deletes them', async () => {
    const bucket = bucketOf('pages');
    expect(await bucket.get('objects.test.ts')).toContain('are what a deploy uploaded');
    await bucket.put({ ...file, key: 'objects.test.ts' }, 'no-cache');
    expect(await bucket.get('objects.test.ts')).toBe('{"a":1}');
    await bucket.delete('objects.test.ts');
    expect(await bucket.get('objects.test.ts')).toBeUndefined();
  });

  it('are in no bucket that there is not', async () => {
    await expect(bucketOf('others').put(file, 'no-cache')).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  it.each([
    ['a list', '/pages?list-type=2', 'GET', {}],
    ['access rights of an object', '/pages/a?acl', 'GET', {}],
    ['a copy', '/pages/a', 'PUT', { 'x-amz-copy-source': '/pages/b' }],
    ['a body in chunks', '/pages/a', 'PUT', { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' }],
  ])('are not emulated: %s', async (_, path, method, headers) => {
    const response = await ask(path, method, headers);
    expect(response.ok).toBe(false);
    expect(await response.text()).toMatch(/<Code>UnknownOperationException<.*does not emulate s3: /);
  });
});
