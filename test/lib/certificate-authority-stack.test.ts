import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { statementsIn } from './support/statements.ts';
import { resourcesOf, synthesized, templateOf, textOf, type Resource } from './support/synthesized.ts';

const own = { ca: 'create', caName: 'Example' };
const from = { template: templateOf('GetMobileId-CertificateAuthority', own) };

const authority = (type: string): Resource => {
  const found = resourcesOf('AWS::ACMPCA::CertificateAuthority', from).find(
    ({ Properties }) => Properties['Type'] === type,
  );
  if (!found) throw new Error(`There is no ${type} CA`);
  return found;
};

const signedBy = (issuer: Resource, template: string) =>
  resourcesOf('AWS::ACMPCA::Certificate', from).find(
    ({ Properties }) =>
      textOf(Properties['CertificateAuthorityArn']) === `<${issuer.id}.Arn>` &&
      textOf(Properties['TemplateArn']).endsWith(`:template/${template}`),
  );

const [bucket] = resourcesOf('AWS::S3::Bucket', from);
const [distribution] = resourcesOf('AWS::CloudFront::Distribution', from);

describe('certificate authority stack', () => {
  it('is made for nobody who does not ask for it', () => {
    expect(synthesized().assembly.stacks.map(({ stackName }) => stackName)).toEqual(['GetMobileId']);
  });

  it('makes a root CA and an issuing CA below it, and outlives its stack', () => {
    const root = authority('ROOT');
    const issuing = authority('SUBORDINATE');
    const certificate = signedBy(root, 'SubordinateCACertificate_PathLen0/V1');
    expect(textOf(certificate?.Properties['CertificateSigningRequest'])).toBe(
      `<${issuing.id}.CertificateSigningRequest>`,
    );
    expect(signedBy(root, 'RootCACertificate/V1')).toBeDefined();
    for (const { DeletionPolicy } of [root, issuing]) expect(DeletionPolicy).toBe('Retain');
    expect(issuing.Properties['Subject']).toEqual({ CommonName: 'Example Issuing CA' });
  });

  it('signs the issuing CA only once the root is active', () => {
    const activations = resourcesOf('AWS::ACMPCA::CertificateAuthorityActivation', from);
    const ofRoot = activations.find(
      ({ Properties }) => textOf(Properties['CertificateAuthorityArn']) === `<${authority('ROOT').id}.Arn>`,
    );
    const certificate = signedBy(authority('ROOT'), 'SubordinateCACertificate_PathLen0/V1');
    expect(certificate?.DependsOn).toContain(ofRoot?.id);
  });

  it.each(['ROOT', 'SUBORDINATE'])('publishes what the %s CA revokes, through CloudFront', (type) => {
    const { RevocationConfiguration } = v.parse(
      v.looseObject({ RevocationConfiguration: v.object({ CrlConfiguration: v.looseObject({}) }) }),
      authority(type).Properties,
    );
    expect(RevocationConfiguration.CrlConfiguration).toMatchObject({
      Enabled: true,
      S3ObjectAcl: 'BUCKET_OWNER_FULL_CONTROL',
      S3BucketName: { Ref: bucket?.id },
      CustomCname: { 'Fn::GetAtt': [distribution?.id, 'DomainName'] },
    });
  });

  it('has its bucket ready before a CA writes to it', () => {
    const [policy] = resourcesOf('AWS::S3::BucketPolicy', from);
    expect(authority('SUBORDINATE').DependsOn).toContain(policy?.id);
    const ofCa = statementsIn(policy?.Properties['PolicyDocument']).filter(({ Principal }) =>
      JSON.stringify(Principal).includes('acm-pca.amazonaws.com'),
    );
    expect(ofCa.flatMap(({ Action }) => Action)).toEqual([
      's3:PutObject',
      's3:PutObjectAcl',
      's3:GetBucketAcl',
      's3:GetBucketLocation',
    ]);
    for (const { Condition } of ofCa)
      expect(Condition).toEqual({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
  });

  it('keeps the bucket private and serves it over plain HTTP', () => {
    expect(bucket?.Properties).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
    expect(distribution?.Properties).toMatchObject({
      DistributionConfig: { DefaultCacheBehavior: { ViewerProtocolPolicy: 'allow-all' } },
    });
    expect(resourcesOf('AWS::CloudFront::OriginAccessControl', from)).toHaveLength(1);
  });

  it('tells the main stack which CA to use', () => {
    const main = synthesized(own);
    const texts = JSON.stringify(main.template.Resources);
    expect(texts).toContain('{"Fn::ImportValue":"GetMobileId-CertificateAuthority-Arn"}');
    expect(texts).toContain('{"Fn::ImportValue":"GetMobileId-CertificateAuthority-CrlBucket"}');
    expect(main.stack.dependencies.map(({ stackName }) => stackName)).toEqual([
      'GetMobileId-CertificateAuthority',
    ]);
  });
});
