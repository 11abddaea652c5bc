import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { synthesize } from '../../../demo/synthesize.ts';
import { readStack, type Template } from '../../../local/assembly/template.ts';
import { Clock } from '../../../local/clock.ts';
import { LambdaHost, type LogLine } from '../../../local/lambda/service.ts';
import { staticFile } from '../../../local/cloudfront/static-files.ts';
import { listUploads } from '../../../local/cloudfront/uploads.ts';
import { httpEvent } from '../../support/http-events.ts';
import { removeDirectories, temporaryDirectory } from './support/small-assembly.ts';

removeDirectories();

let directory: string;
let template: Template;

const values = {
  parameters: {
    SenderAddress: 'sender@example.com',
    CertificateAuthorityArn: 'arn:aws:acm-pca:eu-central-1:000000000000:certificate-authority/1',
    CrlBucketName: 'crls',
  },
  attributes: { 'AWS::CloudFront::Distribution.DomainName': '127.0.0.1:8080' },
  plainHosts: ['127.0.0.1:8080'],
};

beforeAll(async () => {
  directory = join(temporaryDirectory(), 'assembly');
  const stackName = await synthesize(directory, { context: { 'get-mobile-id:stackName': 'Mine' } });
  template = readStack({ directory, stackName }).resolve(values);
});

const allOf = (type: string): string => JSON.stringify(template.resources(type));

describe('the app, synthesized in this process', () => {
  it('holds to the settings', () => {
    expect(template.resources('AWS::Lambda::Function').map(({ name }) => name)).toContain('Mine-start-order');
  });

  it('refuses settings that the app refuses', async () => {
    const refused = synthesize(temporaryDirectory(), { context: { 'get-mobile-id:data': 'burn' } });
    await expect(refused).rejects.toThrow(
      'Context get-mobile-id:data is "burn"; allowed: retain, protect, destroy',
    );
  });

  it('has the bundle of every function that runs on Node.js, and leaves none beside the assembly', () => {
    const functions = template
      .resources('AWS::Lambda::Function')
      .filter(({ properties }) => String(properties['Runtime']).startsWith('nodejs'));
    const keys = functions.map(
      ({ properties }) => /"S3Key":"([^"]+)"/.exec(JSON.stringify(properties))?.[1] ?? '',
    );
    expect(
      keys.map((key) => readFileSync(join(template.asset(key), 'index.mjs'), 'utf8').length > 1000),
    ).not.toContain(false);
    expect(keys.length).toBeGreaterThan(20);
    expect(existsSync(`${directory}-built`)).toBe(false);
  });

  it('has the built pages, and what the deployment tells them', async () => {
    const uploads = listUploads(template);
    const html = String((await staticFile(uploads, '/phone/index.html'))?.content);
    const [, script = ''] = /<script[^>]* src="([^"]+)"/.exec(html) ?? [];
    expect(await staticFile(uploads, script)).toMatchObject({
      contentType: 'text/javascript; charset=utf-8',
      cacheControl: 'public, max-age=31536000, immutable',
    });
    const config = String((await staticFile(uploads, '/config.json'))?.content);
    expect(JSON.parse(config)).toMatchObject({ scope: 'openid get-mobile-id/self-service' });
    expect(config).toContain('"issuer":"https://cognito-idp.');
    expect(await staticFile(uploads, '/.vite/manifest.json')).toBeUndefined();
  });

  it.each([
    'AWS::ApiGatewayV2::Api',
    'AWS::ApiGatewayV2::Authorizer',
    'AWS::ApiGatewayV2::Integration',
    'AWS::ApiGatewayV2::Route',
    'AWS::ApiGatewayV2::Stage',
    'AWS::CloudFront::Function',
    'AWS::CloudFront::ResponseHeadersPolicy',
    'AWS::DynamoDB::Table',
    'AWS::Events::Rule',
    'AWS::IAM::Policy',
    'AWS::IAM::Role',
    'AWS::KMS::Key',
    'AWS::Lambda::EventInvokeConfig',
    'AWS::Lambda::Function',
    'AWS::Lambda::Permission',
    'AWS::SES::ConfigurationSet',
    'AWS::SES::EmailIdentity',
    'AWS::SSM::Parameter',
    'AWS::StepFunctions::StateMachine',
  ])('leaves nothing open in %s', (type) => {
    const properties = JSON.stringify(template.resources(type).map((resource) => resource.properties));
    expect(template.resources(type)).not.toEqual([]);
    expect(properties).not.toMatch(/"Ref":|"Fn::|<\w+\.\w+>/);
  });

  it('hangs together: every route has an integration, every integration and rule a function', () => {
    const functions = template.resources('AWS::Lambda::Function').map(({ arn }) => arn);
    const integrations = template.resources('AWS::ApiGatewayV2::Integration');
    const integrated = integrations.map(({ properties }) => properties['IntegrationUri']);
    const targets = [...allOf('AWS::Events::Rule').matchAll(/"Arn":"(arn:aws:lambda:[^"]+)"/g)];
    expect(functions).toEqual(expect.arrayContaining([...integrated, ...targets.map(([, arn]) => arn)]));
    expect(targets.length).toBe(template.resources('AWS::Events::Rule').length);
    const routes = template
      .resources('AWS::ApiGatewayV2::Route')
      .map(({ properties }) => properties['Target']);
    const reachable = integrations.map(({ name }) => `integrations/${name}`);
    expect(new Set(routes)).toEqual(new Set(reachable));
  });
});

describe('a function of it, run here', () => {
  const clock = new Clock();
  const lines: LogLine[] = [];
  let host: LambdaHost;

  beforeAll(() => {
    host = new LambdaHost({
      template,
      clock,
      quotas: { enforced: true, concurrentExecutions: 1000 },
      endpoint: () => 'http://127.0.0.1:1',
      credentialsOf: () => ({
        AWS_ACCESS_KEY_ID: 'id',
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_SESSION_TOKEN: 'token',
      }),
      authorizer: { check: () => undefined },
      onLog: (line) => lines.push(line),
      onDeadLetter: () => undefined,
    });
  });

  afterAll(async () => {
    clock.stop();
    await host.stop();
  });

  it('answers what needs no AWS, and logs it with the time of the clock', async () => {
    clock.advance(365 * 86_400_000);
    const year = clock.date().getUTCFullYear().toString();
    const params = { orderId: '0191d2a0-0000-7000-8000-000000000000' };
    const answer = await host.invoke('Mine-read-activation', httpEvent('read-activation', { params }));
    expect(answer).toMatchObject({ statusCode: 401 });
    await vi.waitFor(() => {
      expect(lines.map(({ line }) => line).join()).toContain('"errorCode":"unauthorized"');
    });
    expect(lines[0]).toMatchObject({ function: 'Mine-read-activation' });
    expect(lines[0]?.line).toMatch(new RegExp(`"timestamp":"${year}-`));
  });

  it('fails by name at an input that it can not take', async () => {
    const failed = host.invoke('Mine-load-options', { orderId: 'not an id' });
    await expect(failed).rejects.toMatchObject({ name: 'FunctionError', errorType: 'InputInvalid' });
  });
});
