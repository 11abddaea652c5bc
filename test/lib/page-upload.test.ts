import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readStack } from '../../local/assembly/template.ts';
import { staticFile } from '../../local/cloudfront/static-files.ts';
import { listUploads as localUploadsOf } from '../../local/cloudfront/uploads.ts';
import { uploaders } from './support/functions.ts';
import { roleOf, statementsOf } from './support/statements.ts';
import { resourcesOf, synthesized } from './support/synthesized.ts';

const ownIssuer = {
  issuer: 'https://login.example.com/tenant',
  audience: 'api://mobile-id',
  clientId: 'self-service',
  tokenOrigin: 'https://tokens.example.com',
  scope: 'self-service',
};

const UploadSchema = v.looseObject({
  SourceObjectKeys: v.array(v.string()),
  SystemMetadata: v.looseObject({ 'cache-control': v.string() }),
});

const uploadsOf = (from = synthesized()) =>
  resourcesOf('Custom::CDKBucketDeployment', from).map(({ id, DependsOn, Properties }) => ({
    id,
    DependsOn,
    ...v.parse(UploadSchema, Properties),
  }));

/** What the assembly has for a source of an upload. */
const directoryOf = (key = '', from = synthesized()): string =>
  join(from.assembly.directory, `asset.${key.replace('.zip', '')}`);

const configJson = (from: ReturnType<typeof synthesized>): Readonly<Record<string, unknown>> => {
  const [, keys = []] = uploadsOf(from).map(({ SourceObjectKeys }) => SourceObjectKeys);
  const text = readFileSync(join(directoryOf(keys[1], from), 'config.json'), 'utf8');
  return v.parse(v.record(v.string(), v.unknown()), JSON.parse(text));
};

const grantsOfUpload = () =>
  uploaders()
    .flatMap((uploader) => statementsOf(roleOf(uploader)))
    .filter(({ Action }) => !Action.some((action) => action.startsWith('logs:')));

describe('upload', () => {
  it('keeps assets for good, then asks for everything else each time', () => {
    const [assets, others] = uploadsOf();
    expect(assets).toMatchObject({
      DestinationBucketKeyPrefix: 'assets',
      Prune: false,
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
    expect(others).toMatchObject({
      Prune: true,
      Exclude: ['assets/*', 'brand/*'],
      SystemMetadata: { 'cache-control': 'no-cache' },
    });
    expect(others?.DependsOn).toContain(assets?.id);
    expect(readdirSync(directoryOf(assets?.SourceObjectKeys[0]))).toEqual(['page-1a2b3c4d.css']);
    expect(readdirSync(directoryOf(others?.SourceObjectKeys[0])).toSorted()).toEqual(['index.html', 'phone']);
  });

  it('leaves the brand alone, which is the administrator’s, in every upload', () => {
    const uploads = resourcesOf('Custom::CDKBucketDeployment').map(({ Properties }) => Properties);
    expect(uploads).toHaveLength(2);
    for (const { Prune, DestinationBucketKeyPrefix = '', Exclude = [] } of uploads)
      expect(Prune === false ? DestinationBucketKeyPrefix !== 'brand' : Exclude).toEqual(
        Prune === false ? true : expect.arrayContaining(['brand/*']),
      );
    for (const { SourceObjectKeys } of uploadsOf())
      for (const key of SourceObjectKeys) expect(readdirSync(directoryOf(key))).not.toContain('brand');
  });

  it('tells the pages who signs users in, and no secret', () => {
    const from = synthesized(ownIssuer);
    expect(configJson(from)).toEqual({
      issuer: 'https://login.example.com/tenant',
      clientId: 'self-service',
      scope: 'openid self-service',
    });
    expect(Object.keys(configJson(synthesized())).toSorted()).toEqual([
      'clientId',
      'issuer',
      'scope',
      'signOutUrl',
    ]);
  });

  it('tells the pages what to ask an issuer for that puts another scope into its tokens', () => {
    const from = synthesized({ ...ownIssuer, requestedScope: 'api://mobile-id/self-service' });
    expect(configJson(from)).toMatchObject({ scope: 'openid api://mobile-id/self-service' });
    for (const { Properties } of resourcesOf('AWS::ApiGatewayV2::Route', from))
      expect(['self-service', undefined]).toContainEqual(
        v.parse(v.object({ AuthorizationScopes: v.optional(v.array(v.string()), []) }), Properties)
          .AuthorizationScopes[0],
      );
  });

  it('may read archives of the CDK, write the bucket of the pages, and nothing else', () => {
    expect(grantsOfUpload().map(({ Action, Resource }) => [Action.toSorted(), Resource])).toEqual([
      [['s3:ListBucket'], [expect.stringMatching(/^<SitePages\w+\.Arn>$/)]],
      [['s3:DeleteObject', 's3:PutObject'], [expect.stringMatching(/^<SitePages\w+\.Arn>\/\*$/)]],
      [
        ['s3:GetObject'],
        ['arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*.zip'],
      ],
    ]);
  });

  it('may do the same in every deploy, whatever is uploaded', () => {
    const keys = uploadsOf().flatMap(({ SourceObjectKeys }) => SourceObjectKeys);
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) expect(JSON.stringify(grantsOfUpload())).not.toContain(key.replace('.zip', ''));
  });

  const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
  const apps = {
    appleApps: 'ABCDE12345.com.example.id,ABCDE12345.com.example.id.beta',
    androidApps: `com.example.id=${fingerprint}`,
  };

  it('says of no app that it may open links, unless there is one', () => {
    expect(uploadsOf()).toHaveLength(2);
  });

  it('says as JSON which apps may open links to phones, and lets these files alone else', () => {
    const from = synthesized(apps);
    const [, others, links] = uploadsOf(from);
    expect(others).toMatchObject({ Prune: true, Exclude: ['assets/*', 'brand/*', '.well-known/*'] });
    expect(links).toMatchObject({
      DestinationBucketKeyPrefix: '.well-known',
      SystemMetadata: { 'cache-control': 'no-cache', 'content-type': 'application/json' },
    });
    const [apple, android] = links?.SourceObjectKeys.map((key) => directoryOf(key, from)) ?? [];
    const read = (directory = '', name: string): unknown =>
      JSON.parse(readFileSync(join(directory, name), 'utf8'));
    expect(read(apple, 'apple-app-site-association')).toEqual({
      applinks: {
        details: [
          {
            appIDs: ['ABCDE12345.com.example.id', 'ABCDE12345.com.example.id.beta'],
            components: [{ '/': '/phone/*' }],
          },
        ],
      },
    });
    expect(read(android, 'assetlinks.json')).toEqual([
      {
        relation: ['delegate_permission/common.handle_all_urls'],
        target: {
          namespace: 'android_app',
          package_name: 'com.example.id',
          sha256_cert_fingerprints: [fingerprint],
        },
      },
    ]);
  });

  it('serves them as JSON, the one without an ending too', async () => {
    const { assembly, stack } = synthesized(apps);
    const template = readStack({ directory: assembly.directory, stackName: stack.stackName }).resolve({
      parameters: {
        SenderAddress: 'a@example.com',
        CertificateAuthorityArn: 'arn:aws:acm-pca:eu-central-1:000000000000:certificate-authority/1',
        CrlBucketName: 'lists',
      },
      attributes: {
        'AWS::CloudFront::Distribution.DomainName': 'id.example.com',
        'AWS::Cognito::UserPool.ProviderURL': 'https://issuer.example.com',
      },
    });
    for (const name of ['apple-app-site-association', 'assetlinks.json'])
      expect(await staticFile(localUploadsOf(template), `/.well-known/${name}`)).toMatchObject({
        contentType: 'application/json',
        cacheControl: 'no-cache',
      });
  });
});
