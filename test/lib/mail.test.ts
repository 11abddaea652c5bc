import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesized, textOf } from './support/synthesized.ts';

const [set] = resourcesOf('AWS::SES::ConfigurationSet');

describe('mail', () => {
  it('leaves over TLS only, and not to addresses that bounced or complained', () => {
    expect(set?.Properties).toMatchObject({
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  });

  it('comes from the address that the deployer gave', () => {
    const [identity] = resourcesOf('AWS::SES::EmailIdentity', synthesized({ sender: 'create' }));
    expect(textOf(identity?.Properties['EmailIdentity'])).toBe('<SenderAddress>');
  });

  it('makes no identity that SES may have already, unless it is asked to', () => {
    expect(resourcesOf('AWS::SES::EmailIdentity')).toEqual([]);
  });

  it('is counted when it does not arrive, without its address', () => {
    const [destination] = resourcesOf('AWS::SES::ConfigurationSetEventDestination');
    expect(destination?.Properties).toMatchObject({
      EventDestination: {
        MatchingEventTypes: ['bounce', 'complaint', 'reject'],
        // SES tags each mail with its configuration set; the alarms look at the metrics of this dimension.
        CloudWatchDestination: {
          DimensionConfigurations: [
            {
              DimensionName: 'ses:configuration-set',
              DimensionValueSource: 'messageTag',
              DefaultDimensionValue: 'none',
            },
          ],
        },
      },
    });
  });
});

describe('parameters', () => {
  const { Parameters } = synthesized().template;
  const ours = Object.entries(Parameters).filter(([name]) => name !== 'BootstrapVersion');

  it('are what only a deployer can know', () => {
    expect(ours.map(([name]) => name).toSorted()).toEqual([
      'CertificateAuthorityArn',
      'CrlBucketName',
      'SenderAddress',
    ]);
  });

  it.each(ours)('%s has no default, but a pattern and a description', (_, parameter) => {
    expect(parameter).not.toHaveProperty('Default');
    expect(parameter['AllowedPattern']).toMatch(/^\^.+\$$/);
    expect(parameter['Description']).toMatch(/\w+ \w+ \w+/);
  });

  it.each([
    ['SenderAddress', 'mobile-id@example.com', 'example.com'],
    [
      'CertificateAuthorityArn',
      'arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/11223344-1234-1122-2233-112233445566',
      'arn:aws:acm:eu-central-1:111122223333:certificate/11223344-1234-1122-2233-112233445566',
    ],
    ['CrlBucketName', 'mobile-id-crls', 's3://mobile-id-crls'],
  ])('%s takes %s and not %s', (name, good, bad) => {
    const pattern = new RegExp(String(Parameters[name]?.['AllowedPattern']));
    expect(good).toMatch(pattern);
    expect(bad).not.toMatch(pattern);
  });

  it('leave the CA out when it is made here', () => {
    const { template } = synthesized({ ca: 'create' });
    expect(Object.keys(template.Parameters)).not.toContain('CertificateAuthorityArn');
    expect(Object.keys(template.Parameters)).not.toContain('CrlBucketName');
  });
});

describe('outputs', () => {
  it('tell an administrator where everything is', () => {
    expect(Object.keys(synthesized().template.Outputs).toSorted()).toEqual([
      'AlarmTopicArn',
      'ApiUrl',
      'ChangeStateMachineArn',
      'DeadLetterQueueUrl',
      'DirectoryTable',
      'LockStateMachineArn',
      'OptionsPath',
      'RenewStateMachineArn',
      'SignInClientId',
      'SignInDomain',
      'SignInIssuer',
      'SiteUrl',
      'StateMachineArn',
      'UserPoolId',
    ]);
  });
});
