import { ACMPCAClient, ListTagsCommand } from '@aws-sdk/client-acm-pca';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { GetAccountCommand, SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { DeleteParameterCommand, GetParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOptions, parameterArn, runEndpoint, ssmWith } from './running.ts';

type Running = Awaited<ReturnType<typeof runEndpoint>>;

const mail = {
  FromEmailAddress: 'from@example.com',
  Destination: { ToAddresses: ['to@example.com'] },
  Content: { Simple: { Subject: { Data: 'x' }, Body: { Text: { Data: 'y' } } } },
};

describe('AWS endpoint', () => {
  let running: Running;
  beforeEach(async () => {
    running = await runEndpoint();
  });
  afterEach(() => running.endpoint.close());

  const reader = () => ssmWith(running.endpoint.url, running.readerKeys);
  const options = () => clientOptions(running.endpoint.url);

  it('answers an SDK client', async () => {
    const { Parameter } = await reader().send(new GetParameterCommand({ Name: '/a' }));
    expect(Parameter).toMatchObject({ Name: '/a', Value: 'one' });
  });

  it('answers an operation that returns nothing', async () => {
    await reader().send(new PutParameterCommand({ Name: '/a', Value: 'two' }));
    expect(running.values.get('/a')).toBe('two');
  });

  it('gives every answer an id of its own', async () => {
    const [one, other] = [await fetch(running.endpoint.url), await fetch(running.endpoint.url)];
    expect(one.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(one.headers.get('x-amzn-requestid')).not.toBe(other.headers.get('x-amzn-requestid'));
  });

  it('tells the time of its clock', async () => {
    running.clock.advance(86_400_000);
    const { headers } = await fetch(running.endpoint.url);
    expect(Date.parse(headers.get('date') ?? '')).toBe(Math.floor(running.clock.now() / 1000) * 1000);
  });

  it('answers the error of a service by its name', async () => {
    const found = ssmWith(running.endpoint.url).send(new GetParameterCommand({ Name: '/b' }));
    await expect(found).rejects.toMatchObject({
      name: 'ParameterNotFound',
      message: 'No /b',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('refuses a role what its policies do not allow, and does nothing', async () => {
    const put = ssmWith(running.endpoint.url, running.nobodyKeys).send(
      new PutParameterCommand({ Name: '/a', Value: 'two' }),
    );
    await expect(put).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:sts::000000000000:assumed-role/Nobody-1/function is not authorized to perform: ' +
        `ssm:PutParameter on resource: ${parameterArn('/a')} ` +
        'because no identity-based policy allows the ssm:PutParameter action',
    });
    expect(running.values.get('/a')).toBe('one');
  });

  it('refuses input of another shape', async () => {
    const headers = {
      'x-amz-target': 'AmazonSSM.GetParameter',
      'content-type': 'application/x-amz-json-1.1',
    };
    const wrong = await fetch(running.endpoint.url, { method: 'POST', headers, body: '{"Name":1}' });
    expect(await wrong.json()).toMatchObject({ __type: 'ValidationException' });
    const noJson = await fetch(running.endpoint.url, { method: 'POST', headers, body: '{' });
    expect(await noJson.json()).toMatchObject({ __type: 'SerializationException' });
    expect([wrong.status, noJson.headers.get('content-type')]).toEqual([400, 'application/x-amz-json-1.1']);
  });

  it('takes a mail over the REST API of SES', async () => {
    const { MessageId } = await new SESv2Client(options()).send(new SendEmailCommand(mail));
    expect(MessageId).toBe('1');
    expect(running.sent).toEqual([mail]);
  });

  it('answers errors of SES as REST does', async () => {
    const client = new SESv2Client(clientOptions(running.endpoint.url, running.nobodyKeys));
    await expect(client.send(new SendEmailCommand(mail))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it.each([
    ['ssm:DeleteParameter', () => reader().send(new DeleteParameterCommand({ Name: '/a' }))],
    ['dynamodb:ListTables', () => new DynamoDBClient(options()).send(new ListTablesCommand())],
    ['kms:ListKeys', () => new KMSClient(options()).send(new ListKeysCommand())],
    ['states:ListStateMachines', () => new SFNClient(options()).send(new ListStateMachinesCommand())],
    [
      'acm-pca:ListTags',
      () => new ACMPCAClient(options()).send(new ListTagsCommand({ CertificateAuthorityArn: 'arn:aws:x' })),
    ],
    ['GET /v2/email/account', () => new SESv2Client(options()).send(new GetAccountCommand())],
  ])('says that it does not emulate %s', async (what, send) => {
    await expect(send()).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: `The local cloud does not emulate ${what}`,
    });
  });

  it.each([['Nothing.Get'], ['AmazonSSM.constructor'], ['AmazonSSM']])(
    'says that it does not emulate the target %s',
    async (target) => {
      const headers = { 'x-amz-target': target };
      const response = await fetch(running.endpoint.url, { method: 'POST', headers, body: '{}' });
      expect(await response.json()).toMatchObject({ __type: 'UnknownOperationException' });
      expect(running.problems).toEqual([]);
    },
  );

  it.each([
    [
      'application/x-www-form-urlencoded',
      'monitoring',
      /<ErrorResponse><Error>.*<Code>UnknownOperationException<.*emulate monitoring</,
    ],
    ['application/xml', 's3', /<Error><Code>UnknownOperationException<.*emulate s3: POST</],
    ['application/cbor', 'monitoring', /^\xa2.*UnknownOperationException.*emulate monitoring$/],
  ])('says in the form %s that it does not emulate %s', async (type, service, form) => {
    const headers = {
      'content-type': type,
      authorization: `AWS4-HMAC-SHA256 Credential=key/20260101/eu-central-1/${service}/aws4_request, Signature=0`,
      ...(type === 'application/cbor' && { 'smithy-protocol': 'rpc-v2-cbor' }),
    };
    const response = await fetch(running.endpoint.url, { method: 'POST', headers, body: 'Action=Any' });
    expect(response.status).toBe(400);
    expect(
      Buffer.from(await response.arrayBuffer())
        .toString('latin1')
        .replaceAll(/[\n\0]/g, ' '),
    ).toMatch(form);
  });

  it('tells of a mistake in a service', async () => {
    const put = reader().send(new PutParameterCommand({ Name: '/a', Value: 'broken' }));
    await expect(put).rejects.toMatchObject({ name: 'InternalFailure', $metadata: { httpStatusCode: 500 } });
    expect(running.problems).toEqual([new TypeError('A mistake in the service')]);
  });

  it.each([['/'], ['/favicon.ico']])('says at %s what it is', async (path) => {
    const response = await fetch(running.endpoint.url + path);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toContain('local cloud');
  });
});
