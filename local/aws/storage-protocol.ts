import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as v from 'valibot';
import type { Protocol } from './protocol.ts';
import { notEmulated, ServiceError } from './service-error.ts';
import { storageError } from './unknown-services.ts';

/** An object, and what is to be done with it, as S3's requests say it: in path and headers. */
export const ObjectRequestSchema = v.strictObject({
  Bucket: v.string(),
  Key: v.string(),
  Body: v.instance(Buffer),
  ContentType: v.optional(v.string(), 'binary/octet-stream'),
  CacheControl: v.optional(v.string()),
});

/** What S3 gives back of an object. */
export const ObjectSchema = v.object({
  Body: v.union([v.instance(Buffer), v.string()]),
  ContentType: v.string(),
  CacheControl: v.optional(v.string()),
});

const operations: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

/** Bucket and key of a request in path style; only a bare object is emulated, without any subresource. */
const locate = ({ method = '', url = '' }: IncomingMessage) => {
  const { pathname, searchParams } = new URL(url, 'http://s3.invalid');
  const [, bucket = '', key = ''] = /^\/([^/]+)\/(.+)$/.exec(pathname) ?? [];
  const others = [...searchParams.keys()].filter((name) => name !== 'x-id');
  if (key === '' || others.length > 0) throw notEmulated(`s3: ${method} ${pathname}?${others.join('&')}`);
  return { Bucket: bucket, Key: decodeURIComponent(key) };
};

/** Headers that say more of an object than is emulated. */
const emulatedHeaders = ['x-amz-content-sha256', 'x-amz-date', 'x-amz-security-token', 'x-amz-user-agent'];

const refuseOthers = ({ headers }: IncomingMessage): void => {
  const other = Object.keys(headers).find(
    (name) => name.startsWith('x-amz-') && !emulatedHeaders.includes(name),
  );
  if (other !== undefined) throw notEmulated(`s3: the header ${other}`);
  if (headers['x-amz-content-sha256'] === undefined)
    throw new ServiceError(
      'InvalidRequest',
      'Missing required header for this request: x-amz-content-sha256',
    );
  if (String(headers['x-amz-content-sha256']).startsWith('STREAMING-'))
    throw notEmulated('s3: a body in chunks');
};

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

/**
 * Objects of S3.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export const storage: Protocol = {
  asked: (request) => {
    const operation = operations[request.method ?? ''];
    if (operation === undefined) throw notEmulated(`s3: ${request.method ?? ''}`);
    locate(request);
    refuseOthers(request);
    return { service: 's3', operation };
  },
  input: async (request) => ({
    ...locate(request),
    Body: await buffer(request),
    ContentType: request.headers['content-type'],
    CacheControl: request.headers['cache-control'],
  }),
  succeeded: (result) => {
    if (!v.is(ObjectSchema, result))
      return {
        status: typeof result === 'object' && result && isEmpty(result) ? 200 : 204,
        headers: {},
        body: '',
      };
    const { Body, ContentType, CacheControl } = result;
    const caching = CacheControl === undefined ? {} : { 'cache-control': CacheControl };
    return { status: 200, headers: { 'content-type': ContentType, ...caching }, body: Body };
  },
  failed: (error) => ({ status: error.status, ...storageError(error) }),
};
