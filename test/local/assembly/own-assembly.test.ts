import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { DefinitionBody, QueryLanguage, StateMachine, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  adminClient,
  only,
  startLocalCloud,
  type CloudAssembly,
  type LocalCloud,
} from '../../../local/index.ts';

// Functions find the AWS SDK from where the assembly is.
const builds = fileURLToPath(new URL('../../../.build/', import.meta.url));

const notes = `
  import { DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
  const client = new DynamoDBClient({});
  const TableName = process.env.TABLE;
  export const take = async ({ body, pathParameters: { id } }) => {
    await client.send(new PutItemCommand({ TableName, Item: { id: { S: id }, text: { S: body } } }));
    return { statusCode: 201, body: id };
  };
  export const archive = async ({ id }) => {
    await client.send(new UpdateItemCommand({
      TableName,
      Key: { id: { S: id } },
      UpdateExpression: 'SET archived = :yes',
      ExpressionAttributeValues: { ':yes': { BOOL: true } },
    }));
  };
`;

/** An app of notes: a route writes them, and after a month a state machine archives them. */
const synthesizeNotes = (folder: string): CloudAssembly => {
  const source = join(folder, 'source');
  mkdirSync(source);
  writeFileSync(join(source, 'index.mjs'), notes);
  const app = new App({ outdir: join(folder, 'assembly') });
  const stack = new Stack(app, 'Notes');
  const table = new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });
  const addFunction = (name: string): Function =>
    new Function(stack, name, {
      runtime: Runtime.NODEJS_22_X,
      handler: `index.${name.toLowerCase()}`,
      code: Code.fromAsset(source),
      timeout: Duration.seconds(30),
      environment: { TABLE: table.tableName },
    });
  const [take, archive] = [addFunction('Take'), addFunction('Archive')];
  table.grant(take, 'dynamodb:PutItem');
  new HttpApi(stack, 'Api').addRoutes({
    path: '/notes/{id}',
    methods: [HttpMethod.PUT],
    integration: new HttpLambdaIntegration('Notes', take),
  });
  const archiving = LambdaInvoke.jsonata(stack, 'Archive note', {
    lambdaFunction: archive,
    retryOnServiceExceptions: false,
  });
  new StateMachine(stack, 'Archiving', {
    queryLanguage: QueryLanguage.JSONATA,
    definitionBody: DefinitionBody.fromChainable(
      Wait.jsonata(stack, 'Wait a month', { time: WaitTime.duration(Duration.days(30)) }).next(archiving),
    ),
  });
  return { directory: app.synth().directory, stackName: stack.stackName };
};

let folder: string;
let cloud: LocalCloud;

beforeAll(async () => {
  mkdirSync(builds, { recursive: true });
  folder = mkdtempSync(join(builds, 'notes-'));
  cloud = await startLocalCloud({ assembly: synthesizeNotes(folder) });
});
afterAll(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true });
});

const readNote = async (id: string) => {
  const TableName = only(cloud.template, 'AWS::DynamoDB::Table').name;
  const dynamodb = new DynamoDBClient(adminClient(cloud.endpoints.aws));
  return (await dynamodb.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }))).Item;
};

describe('an app that is not this product', () => {
  it('has its HTTP API, with functions that write its table', async () => {
    const response = await fetch(`${cloud.endpoints.gateway ?? ''}/notes/one`, {
      method: 'PUT',
      body: 'Hello',
    });
    expect([response.status, await response.text()]).toEqual([201, 'one']);
    expect(await readNote('one')).toEqual({ id: { S: 'one' }, text: { S: 'Hello' } });
    expect(cloud.requests.map(({ path, status }) => [path, status])).toEqual([['/notes/one', 201]]);
  });

  it('has its state machine, and a month is over at once', async () => {
    const { arn: stateMachineArn } = only(cloud.template, 'AWS::StepFunctions::StateMachine');
    const sfn = new SFNClient(adminClient(cloud.endpoints.aws));
    const input = JSON.stringify({ id: 'one' });
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input }));
    cloud.clock.advance(30 * 24 * 60 * 60_000);
    await vi.waitFor(
      async () => {
        const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
        expect(status).toBe('FAILED');
      },
      { timeout: 50_000, interval: 100 },
    );
  });

  it('is refused what its policies do not grant', () => {
    const refusals = cloud.authorizer.refusals.map(({ action, caller }) => `${caller.role ?? ''} ${action}`);
    expect(refusals).toEqual([expect.stringMatching(/^ArchiveServiceRole\w+ dynamodb:UpdateItem$/)]);
  });

  it('has no CA, no sign-in and no mails, for its template has none', async () => {
    expect([cloud.authority, cloud.endpoints.issuer, cloud.mails()]).toEqual([undefined, undefined, []]);
    const user = { subject: 'alva', name: 'Alva', email: 'alva@example.com', hint: '' };
    await expect(cloud.addSignInUser(user)).rejects.toThrow('UserPoolClient');
  });
});
