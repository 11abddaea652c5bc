import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRewrite } from '../../../local/cloudfront/edge-function.ts';
import { responseHeaders } from '../../../local/cloudfront/response-headers.ts';
import { staticFile } from '../../../local/cloudfront/static-files.ts';
import { listUploads } from '../../../local/cloudfront/uploads.ts';

describe('headers of a response headers policy', () => {
  const headersOf = (changes: object = {}) =>
    responseHeaders({
      properties: {
        ResponseHeadersPolicyConfig: {
          Name: 'headers',
          CustomHeadersConfig: { Items: [{ Header: 'X-Own', Value: 'yes', Override: true }] },
          SecurityHeadersConfig: {
            ContentSecurityPolicy: {
              ContentSecurityPolicy: "default-src 'none'; base-uri 'none'; upgrade-insecure-requests",
              Override: true,
            },
            ContentTypeOptions: { Override: true },
            FrameOptions: { FrameOption: 'DENY', Override: true },
            ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
            StrictTransportSecurity: { AccessControlMaxAgeSec: 1, Override: true },
            ...changes,
          },
        },
      },
    });

  it('are those of the policy, but for what is for TLS only', () => {
    expect(headersOf()).toEqual({
      'content-security-policy': "default-src 'none'; base-uri 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'x-own': 'yes',
    });
  });

  it('are refused where the local site would leave one out', () => {
    expect(() => headersOf({ XSSProtection: { Protection: true, Override: true } })).toThrow('XSSProtection');
  });
});

describe('a CloudFront Function', () => {
  const FunctionConfig = { Runtime: 'cloudfront-js-2.0' };

  it('names the path that the bucket is asked for', () => {
    const FunctionCode = `function handler(event) {
      var request = event.request;
      request.uri = '/all' + request.uri;
      return request;
    }`;
    expect(loadRewrite({ properties: { FunctionCode, FunctionConfig } })('/phone/')).toBe('/all/phone/');
  });

  it('may answer by itself', () => {
    const FunctionCode =
      "function handler() { return { statusCode: 302, headers: { location: { value: '/' } } }; }";
    expect(loadRewrite({ properties: { FunctionCode, FunctionConfig } })('/x')).toEqual({
      status: 302,
      headers: { location: '/' },
    });
  });
});

describe('what a deploy uploads', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uploads-'));
    for (const [name, file, content] of [
      ['first', 'a.json', 'first'],
      ['second', 'a.json', '{"issuer":"<<marker:0>>"}'],
      ['assets', 'b.js', 'b'],
    ] as const) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, file), content);
    }
  });
  afterAll(() => rm(folder, { recursive: true }));

  const uploads = () => {
    const properties = [
      {
        DestinationBucketName: 'pages',
        SourceObjectKeys: ['assets'],
        DestinationBucketKeyPrefix: 'assets',
        SystemMetadata: { 'cache-control': 'immutable' },
      },
      {
        DestinationBucketName: 'pages',
        SourceObjectKeys: ['first', 'second'],
        SourceMarkers: [{}, { '<<marker:0>>': 'http://"$&"' }],
        SystemMetadata: { 'cache-control': 'no-cache' },
      },
    ];
    return listUploads({
      resources: () =>
        properties.map((each, index) => ({ id: index.toString(), name: '', arn: '', properties: each })),
      asset: (key) => join(folder, key),
      outputs: {},
    });
  };

  it('is what its last source says, with values in the place of markers', async () => {
    const file = await staticFile(uploads(), '/a.json');
    expect(file).toMatchObject({ contentType: 'application/json', cacheControl: 'no-cache' });
    expect(JSON.parse(String(file?.content))).toEqual({ issuer: 'http://"$&"' });
  });

  it('stands in the folder of its upload', async () => {
    expect(await staticFile(uploads(), '/assets/b.js')).toMatchObject({ cacheControl: 'immutable' });
    expect(await staticFile(uploads(), '/b.js')).toBeUndefined();
    expect(await staticFile(uploads(), '/assets/a.json')).toBeUndefined();
  });
});
