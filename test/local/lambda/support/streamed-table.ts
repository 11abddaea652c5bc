import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { expect, vi } from 'vitest';
import { ServiceError } from '../../../../local/aws/service-error.ts';
import { Clock } from '../../../../local/clock.ts';
import { DynamoDb } from '../../../../local/dynamodb/service.ts';
import type { DeadLetter } from '../../../../local/lambda/event-invocations.ts';
import { EventSources } from '../../../../local/lambda/event-sources.ts';
import { inProcess } from '../../in-process.ts';

export const streamArn =
  'arn:aws:dynamodb:eu-central-1:000000000000:table/users/stream/2026-01-01T00:00:00.000';
export const queue = 'arn:aws:sqs:eu-central-1:000000000000:letters';

const table = (properties: Readonly<Record<string, unknown>>) => ({
  name: 'users',
  properties: {
    KeySchema: [{ AttributeName: 'userId', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'userId', AttributeType: 'S' }],
    StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    ...properties,
  },
});

const role = { arn: 'arn:aws:iam::000000000000:role/Follow', role: 'FollowRole' };

const definition = {
  ...{ name: 'follow', arn: 'arn:aws:lambda:eu-central-1:000000000000:function:follow', role },
  ...{
    module: '',
    longestAge: 21_600,
    retries: 2,
    Code: { S3Key: '' },
    Handler: 'index.handler',
    Role: role.arn,
  },
  ...{ Timeout: 3, MemorySize: 128, Environment: { Variables: {} }, LoggingConfig: { LogFormat: 'Text' } },
};

/** All that a function's role has to be allowed. */
export const allGrants = [
  ...['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((call) => `dynamodb:${call}`),
  'sqs:SendMessage',
];

const Event = v.strictObject({
  Records: v.array(
    v.looseObject({
      eventName: v.string(),
      dynamodb: v.looseObject({
        Keys: v.strictObject({ userId: v.strictObject({ S: v.string() }) }),
        SequenceNumber: v.string(),
      }),
    }),
  ),
});

/** A record as a function gets it. */
export type Given = v.InferOutput<typeof Event>['Records'][number];

/** What is particular to a test. */
interface Setup {
  /** Of the AWS::Lambda::EventSourceMapping. */
  readonly mapping?: Readonly<Record<string, unknown>>;
  /** Of the AWS::DynamoDB::Table. */
  readonly table?: Readonly<Record<string, unknown>>;
  readonly grants?: readonly string[];
  /** What the function does with a batch. */
  readonly handle?: (batch: readonly Given[]) => unknown;
}

const running: { stop: () => void }[] = [];

/** Stops what tests started. */
export const stopSources = (): void => {
  running.splice(0).forEach((each) => {
    each.stop();
  });
};

/** A table whose stream a function follows, and the batches that the function got. */
export const followedTable = ({
  mapping = {},
  grants = allGrants,
  handle = () => null,
  ...of
}: Setup = {}) => {
  const clock = new Clock(0);
  const dynamoDb = new DynamoDb(clock, [table(of.table ?? {})]);
  const batches: (readonly Given[])[] = [];
  const deadLetters: DeadLetter[] = [];
  const calls: string[] = [];
  const ages: number[] = [];
  const sources = new EventSources({
    ...{ clock, streams: dynamoDb.streams },
    mappings: [
      {
        ...{ id: 'M', name: 'm', arn: '' },
        properties: {
          ...{ EventSourceArn: streamArn, FunctionName: 'follow', StartingPosition: 'TRIM_HORIZON' },
          ...mapping,
        },
      },
    ],
    calls: {
      make: ({ service, operation, perform }) => {
        calls.push(`${service}:${operation}`);
        return Promise.resolve(perform());
      },
    },
    authorizer: {
      check: (caller, permissions) => {
        if (caller !== role || permissions.some(({ action }) => !grants.includes(action)))
          throw new ServiceError('AccessDeniedException', 'no');
      },
    },
    lambda: {
      definition: () => definition,
      invoke: async (_, event) => {
        const { Records } = v.parse(Event, event);
        batches.push(Records);
        return Promise.resolve(Records).then(handle);
      },
    },
    onDeadLetter: (letter) => deadLetters.push(letter),
    onBatch: ({ age }) => ages.push(age),
  });
  running.push(sources, clock);
  const { options } = inProcess(dynamoDb);
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(options));
  return { clock, client, sources, batches, deadLetters, calls, ages };
};

export const usersIn = (batch: readonly Given[] = []): readonly string[] =>
  batch.map(({ dynamodb }) => dynamodb.Keys.userId.S);

type Followed = ReturnType<typeof followedTable>;

/** Writes a user. */
export const put = ({ client }: Followed, userId: string, state = 'active') =>
  client.send(new PutCommand({ TableName: 'users', Item: { userId, state } }));

/** Lets the next polls go by, and pauses between attempts, until so many batches have come. */
export const batchesCome = async ({ clock, batches }: Followed, count: number): Promise<void> => {
  await vi.waitFor(() => {
    clock.advance(250);
    expect(batches.length).toBeGreaterThanOrEqual(count);
  });
};

/** Lets time pass in which something more could come. */
export const nothingMoreComes = async ({ clock }: Followed): Promise<void> => {
  for (let polls = 0; polls < 10; polls += 1) {
    clock.advance(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

/** Users whose records are in one shard, as the test finds out by trying. */
export const inOneShard = async (count: number): Promise<readonly string[]> => {
  const probe = followedTable();
  for (let n = 0; n < 40; n += 1) await put(probe, `user-${n.toString()}`);
  await nothingMoreComes(probe);
  return usersIn(probe.batches[0]).slice(0, count);
};

/** A function that fails at batches with one of these users. */
export const failAt =
  (...users: readonly string[]) =>
  (batch: readonly Given[]) => {
    if (usersIn(batch).some((user) => users.includes(user))) throw new Error('busy');
  };
