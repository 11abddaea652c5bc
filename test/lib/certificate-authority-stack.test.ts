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

  it('makes a root CA and an issuing CA below it', () => {
    const root = authority('ROOT');
    const issuing = authority('SUBORDINATE');
    const certificate = signedBy(root, 'SubordinateCACertificate_PathLen0/V1');
    expect(textOf(certificate?.Properties['CertificateSigningRequest'])).toBe(
      `<${issuing.id}.CertificateSigningRequest>`,
    );
    expect(signedBy(root, 'RootCACertificate/V1')).toBeDefined();
    expect(issuing.Properties['Subject']).toEqual({ CommonName: 'Example Issuing CA' });
  });

  it.each(Object.entries(from.template.Resources))('keeps %s when it is deleted', (_, resource) => {
    expect(resource.UpdateReplacePolicy).toBe('Retain');
    const isBucket = resource.Type.startsWith('AWS::S3::');
    expect(resource.DeletionPolicy).toBe(isBucket ? 'Retain' : 'RetainExceptOnCreate');
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

  it('publishes under a name of its own where the configuration has one', () => {
    const crlCertificateArn =
      'arn:aws:acm:us-east-1:111122223333:certificate/11223344-1234-1122-2233-112233445566';
    const named = { ...own, crlDomainName: 'crl.example.com', crlCertificateArn };
    const template = templateOf('GetMobileId-CertificateAuthority', named);
    const [site] = resourcesOf('AWS::CloudFront::Distribution', { template });
    expect(site?.Properties).toMatchObject({
      DistributionConfig: {
        Aliases: ['crl.example.com'],
        ViewerCertificate: { AcmCertificateArn: crlCertificateArn },
      },
    });
    for (const { Properties } of resourcesOf('AWS::ACMPCA::CertificateAuthority', { template }))
      expect(Properties['RevocationConfiguration']).toMatchObject({
        CrlConfiguration: { CustomCname: 'crl.example.com' },
      });
    expect(template.Outputs['CrlDistribution']?.Value).toEqual({ 'Fn::GetAtt': [site?.id, 'DomainName'] });
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
