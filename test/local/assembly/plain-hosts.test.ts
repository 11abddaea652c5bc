import { describe, expect, it } from 'vitest';
import { readStack } from '../../../local/assembly/template.ts';
import { removeDirectories, writeAssembly } from './support/small-assembly.ts';

removeDirectories();

const url = { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': ['Site', 'DomainName'] }, '/phone/']] };
const template = {
  Resources: {
    Site: { Type: 'AWS::CloudFront::Distribution' },
    Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { CallbackURLs: [url], Validity: 15 } },
  },
  Outputs: { Site: { Value: url }, Other: { Value: 'https://127.0.0.2:8080/' } },
};

describe('hosts without TLS', () => {
  it('are named by http where the template names them by https, and no others', () => {
    const { outputs, resources } = readStack({
      directory: writeAssembly({ template }),
      stackName: 'Small',
    }).resolve({
      parameters: {},
      attributes: { 'AWS::CloudFront::Distribution.DomainName': '127.0.0.1:8080' },
      plainHosts: ['127.0.0.1:8080'],
    });
    expect(outputs).toEqual({ Site: 'http://127.0.0.1:8080/phone/', Other: 'https://127.0.0.2:8080/' });
    expect(resources('AWS::Cognito::UserPoolClient')[0]?.properties).toEqual({
      CallbackURLs: ['http://127.0.0.1:8080/phone/'],
      Validity: 15,
    });
  });
});
