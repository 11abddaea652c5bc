import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { indexFiles } from '../../lib/site/index-files.ts';
import { statementsIn } from './support/statements.ts';
import { resourcesOf, synthesized, templateOf, textOf } from './support/synthesized.ts';

const ownDomain = {
  domainName: 'id.example.com',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/11223344-1234-1122-2233-112233445566',
};
const BehaviorSchema = v.looseObject({ TargetOriginId: v.string(), ViewerProtocolPolicy: v.string() });
const ConfigSchema = v.looseObject({
  DefaultCacheBehavior: BehaviorSchema,
  CacheBehaviors: v.tuple([BehaviorSchema]),
  CustomErrorResponses: v.array(v.looseObject({ ErrorCode: v.number() })),
  Origins: v.array(v.looseObject({ Id: v.string(), DomainName: v.unknown() })),
});

const configOf = (from = synthesized()) => {
  const [distribution] = resourcesOf('AWS::CloudFront::Distribution', from);
  return v.parse(ConfigSchema, distribution?.Properties['DistributionConfig']);
};

const { DefaultCacheBehavior: pages, CacheBehaviors, CustomErrorResponses, Origins } = configOf();
const [api] = CacheBehaviors;
const originOf = ({ TargetOriginId }: typeof api) => Origins.find(({ Id }) => Id === TargetOriginId);

// docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
const managed = {
  CachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  CachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  AllViewerExceptHostHeader: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
};

describe('buckets', () => {
  const created = { template: templateOf('GetMobileId-CertificateAuthority', { ca: 'create' }) };
  const all = [synthesized(), created].flatMap((from) =>
    resourcesOf('AWS::S3::Bucket', from).map((bucket) => ({ ...bucket, from })),
  );

  it.each(all)('$id is private, encrypted and read over TLS only', ({ id, from, Properties }) => {
    expect(Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
    const policy = resourcesOf('AWS::S3::BucketPolicy', from).find(
      (each) => textOf(each.Properties['Bucket']) === `<${id}>`,
    );
    const [withoutTls, ...others] = statementsIn(policy?.Properties['PolicyDocument']);
    expect(withoutTls).toMatchObject({
      Effect: 'Deny',
      Action: ['s3:*'],
      Principal: { AWS: '*' },
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    for (const { Principal, Condition } of others) {
      expect(JSON.stringify(Principal)).toMatch(/"Service":/);
      expect(JSON.stringify(Condition)).toContain('AWS::AccountId');
    }
  });

  it('go with the stack where the configuration says so, and what is in them too', () => {
    const from = synthesized({ data: 'destroy' });
    const [bucket] = resourcesOf('AWS::S3::Bucket', from);
    expect(bucket?.DeletionPolicy).toBe('Delete');
    expect(resourcesOf('Custom::S3AutoDeleteObjects', from)).toHaveLength(1);
    expect(resourcesOf('AWS::S3::Bucket')[0]?.DeletionPolicy).toBe('Retain');
  });
});

describe('distribution', () => {
  it('serves the pages from the bucket and the API from its own host, both over TLS only', () => {
    expect(originOf(pages)).toMatchObject({ S3OriginConfig: { OriginAccessIdentity: '' } });
    expect(originOf(pages)).toHaveProperty('OriginAccessControlId');
    expect(pages.ViewerProtocolPolicy).toBe('redirect-to-https');
    const [httpApi] = resourcesOf('AWS::ApiGatewayV2::Api');
    const host = `<${httpApi?.id ?? ''}>.execute-api.<AWS::Region>.<AWS::URLSuffix>`;
    expect(textOf(originOf(api)?.DomainName)).toBe(host);
    expect(originOf(api)).toMatchObject({
      CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
    });
    expect(api.ViewerProtocolPolicy).toBe('https-only');
  });

  it('never keeps an answer of the API, and passes every header but Host on to it', () => {
    expect(api).toMatchObject({
      PathPattern: '/api/*',
      CachePolicyId: managed.CachingDisabled,
      OriginRequestPolicyId: managed.AllViewerExceptHostHeader,
    });
    expect(api['AllowedMethods']).toEqual(expect.arrayContaining(['GET', 'POST']));
    expect(pages).toMatchObject({ CachePolicyId: managed.CachingOptimized, AllowedMethods: ['GET', 'HEAD'] });
  });

  it('keeps no error, and has no page of its own for any', () => {
    const codes = CustomErrorResponses.map(({ ErrorCode }) => ErrorCode);
    expect(codes).toEqual(expect.arrayContaining([400, 403, 404, 405, 414, 500, 501, 502, 503, 504]));
    for (const { ErrorCode, ...rest } of CustomErrorResponses)
      expect([ErrorCode, rest]).toEqual([ErrorCode, { ErrorCachingMinTTL: 0 }]);
  });

  it('speaks HTTP/2 and HTTP/3', () => {
    expect(configOf()).toMatchObject({ HttpVersion: 'http2and3', IPV6Enabled: true });
  });

  it('has the domain of the configuration, with TLS 1.2 or later', () => {
    const from = synthesized(ownDomain);
    expect(configOf(from)).toMatchObject({
      Aliases: ['id.example.com'],
      ViewerCertificate: {
        AcmCertificateArn: ownDomain.certificateArn,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
    });
    const { SiteUrl, SiteHost } = from.template.Outputs;
    expect(SiteUrl?.Value).toBe('https://id.example.com/');
    expect(textOf(SiteHost?.Value)).toMatch(/^<SiteDistribution\w+\.DomainName>$/);
    const [client] = resourcesOf('AWS::Cognito::UserPoolClient', from);
    expect(client?.Properties['CallbackURLs']).toEqual(['https://id.example.com/']);
  });

  it('asks for index files of folders, but not of the API', () => {
    const [edgeFunction] = resourcesOf('AWS::CloudFront::Function');
    expect(edgeFunction?.Properties).toMatchObject({
      FunctionCode: indexFiles,
      FunctionConfig: { Runtime: 'cloudfront-js-2.0' },
    });
    expect(pages['FunctionAssociations']).toEqual([
      { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': [edgeFunction?.id, 'FunctionARN'] } },
    ]);
    expect(api).not.toHaveProperty('FunctionAssociations');
  });
});
