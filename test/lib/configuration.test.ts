import { describe, expect, it } from 'vitest';
import { ConfigurationInvalid, readConfiguration } from '../../lib/configuration.ts';

const read = (settings: Readonly<Record<string, unknown>>) =>
  readConfiguration(
    Object.fromEntries(Object.entries(settings).map(([key, value]) => [`get-mobile-id:${key}`, value])),
  );

describe('configuration', () => {
  it('needs nothing', () => {
    expect(readConfiguration({})).toMatchObject({
      stackName: 'GetMobileId',
      processName: 'MobileIDSelfServiceProcGet',
      optionsPath: '/get-mobile-id/options',
      ca: 'import',
      data: 'retain',
      userClaim: 'sub',
    });
  });

  it('names process and options after a stack that has a name', () => {
    expect(read({ stackName: 'Test' })).toMatchObject({
      processName: 'Test-MobileIDSelfServiceProcGet',
      optionsPath: '/get-mobile-id-Test/options',
    });
    const own = { processName: 'GetIt', optionsPath: '/tenant/options' };
    expect(read({ stackName: 'Test', ...own })).toMatchObject(own);
  });

  it('does not look at what is not its own', () => {
    expect(readConfiguration({ 'aws:cdk:enable-asset-metadata': true, issuer: 7 })).toEqual(
      readConfiguration({}),
    );
  });

  it('takes numbers as the command line hands them over', () => {
    expect(read({ requestRate: '20', logRetentionDays: '30' })).toMatchObject({
      requestRate: 20,
      logRetentionDays: 30,
    });
  });

  it.each([
    ['stackName', 'Get mobile ID', 'letters, digits and hyphens'],
    ['stackName', 'AwsMobileId', 'without aws, amazon and cognito'],
    ['processName', 'Get/Mobile/ID', 'hyphens and underscores'],
    ['optionsPath', '/get-mobile-id/options/', 'without a slash at its end'],
    ['optionsPath', '/aws/options', 'a path such as'],
    ['scope', 'self-service', 'resource server and scope'],
    ['clientId', 'two words', 'the id of a public client'],
    ['tokenOrigin', 'https://login.example.com/token', 'an https origin without a path'],
    ['domainName', 'https://id.example.com', 'the name of a host'],
    [
      'certificateArn',
      'arn:aws:acm:eu-central-1:111122223333:certificate/11223344-1234-1122-2233-112233445566',
      'in us-east-1',
    ],
    ['appleApps', 'com.example.id', 'ids of apps such as'],
    ['androidApps', 'com.example.id=AB:CD', 'apps such as com.example.mobileid='],
    ['crlKeyArn', 'alias/crls', 'the ARN of a KMS key'],
    ['requestRate', 0, 'a whole number from 1 to 10000'],
    ['requestBurst', '10.5', 'a whole number from 1 to 5000'],
    ['closingConcurrency', 'many', 'a whole number from 1 to 100'],
    ['alarmMail', 'operator', 'a mail address'],
    ['logRetentionDays', 8, '7, 14, 30'],
    ['ca', 'make', 'import, create'],
    ['caKeyAlgorithm', 'RSA_1024', 'RSA_2048'],
    ['passkeys', 'yes', 'off, on'],
    ['data', 'delete', 'retain, protect, destroy'],
    ['sender', 'make', 'import, create'],
    ['crlDomainName', 'http://crl.example.com', 'the name of a host'],
    ['crlCertificateArn', 'crl', 'in us-east-1'],
    ['colour', 'green', 'one of stackName, processName'],
  ])('names itself when %s is %s', (name, value, allowed) => {
    const refused = () => read({ [name]: value });
    expect(refused).toThrow(ConfigurationInvalid);
    expect(refused).toThrow(`Context get-mobile-id:${name} is ${JSON.stringify(value)}; allowed: `);
    expect(refused).toThrow(allowed);
  });

  it.each(['email', 'mail', 'e-mail', 'phone_number', 'preferred_username', 'name'])(
    'identifies nobody by %s',
    (userClaim) => {
      expect(() => read({ issuer: 'https://login.example.com', audience: 'x', userClaim })).toThrow(
        'a claim that never changes',
      );
    },
  );

  it('wants to know whom an issuer makes tokens for, and the other way round', () => {
    expect(() => read({ issuer: 'https://login.example.com' })).toThrow('get-mobile-id:audience is not set');
    expect(() => read({ audience: 'mobile-id' })).toThrow('a value exactly when issuer has one');
  });

  it.each(['clientId', 'tokenOrigin', 'requestedScope'])('takes no %s without an issuer', (name) => {
    expect(() => read({ [name]: 'https://login.example.com' })).toThrow('a value only when issuer has one');
  });

  it('leaves passkeys to an issuer that signs users in', () => {
    const own = { issuer: 'https://login.example.com', audience: 'x' };
    expect(() => read({ ...own, passkeys: 'on' })).toThrow('off where issuer has a value');
    expect(read({ ...own, passkeys: 'off' })).toMatchObject({ passkeys: 'off' });
    expect(read({ passkeys: 'on' })).toMatchObject({ passkeys: 'on' });
  });

  it('wants a domain with its certificate, or none of both', () => {
    const certificateArn =
      'arn:aws:acm:us-east-1:111122223333:certificate/11223344-1234-1122-2233-112233445566';
    const both = { domainName: 'id.example.com', certificateArn };
    expect(read(both)).toMatchObject(both);
    expect(() => read({ certificateArn })).toThrow('a value exactly when domainName has one');
    expect(() => read({ domainName: 'id.example.com' })).toThrow('certificateArn is not set');
    expect(() => read({ crlDomainName: 'crl.example.com' })).toThrow('crlCertificateArn is not set');
  });

  it('trusts no issuer that it can not reach safely', () => {
    expect(() => read({ issuer: 'http://login.example.com', audience: 'x' })).toThrow('the https URL');
  });
});
