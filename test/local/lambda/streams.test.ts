import { DeleteCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  batchesCome,
  failAt,
  followedTable,
  inOneShard,
  nothingMoreComes,
  put,
  stopSources,
  streamArn,
  usersIn,
} from './support/streamed-table.ts';

afterEach(stopSources);

describe('a stream of a table', () => {
  it('tells a function of each change, with the key and nothing else of the item', async () => {
    const followed = followedTable();
    const { client, batches, calls } = followed;
    await put(followed, 'asta');
    await client.send(
      new UpdateCommand({
        ...{ TableName: 'users', Key: { userId: 'asta' }, UpdateExpression: 'SET #s = :s' },
        ...{ ExpressionAttributeNames: { '#s': 'state' }, ExpressionAttributeValues: { ':s': 'locked' } },
      }),
    );
    await client.send(new DeleteCommand({ TableName: 'users', Key: { userId: 'asta' } }));
    await batchesCome(followed, 1);
    expect(batches[0]?.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    const SequenceNumber: unknown = expect.stringMatching(/^\d{21,40}$/);
    const eventID: unknown = expect.any(String);
    const time: unknown = expect.any(Number);
    expect(batches[0]?.[1]).toEqual({
      ...{ eventID, eventName: 'MODIFY', eventVersion: '1.1', eventSource: 'aws:dynamodb' },
      ...{ awsRegion: 'eu-central-1', eventSourceARN: streamArn },
      dynamodb: {
        ...{ ApproximateCreationDateTime: time, Keys: { userId: { S: 'asta' } }, SequenceNumber },
        ...{ SizeBytes: 10, StreamViewType: 'KEYS_ONLY' },
      },
    });
    expect(calls).toEqual(['dynamodb:GetRecords']);
  });

  it.each([
    ['NEW_IMAGE', { NewImage: { userId: { S: 'asta' }, state: { S: 'locked' } } }],
    ['OLD_IMAGE', { OldImage: { userId: { S: 'asta' }, state: { S: 'active' } } }],
  ])('shows items where it is %s', async (StreamViewType, image) => {
    const followed = followedTable({ table: { StreamSpecification: { StreamViewType } } });
    await put(followed, 'asta');
    await put(followed, 'asta', 'locked');
    await batchesCome(followed, 1);
    expect(followed.batches[0]?.[1]?.dynamodb).toMatchObject(image);
  });

  it('has no record of a write that changes nothing, is refused or is taken back', async () => {
    const followed = followedTable();
    const { client, batches } = followed;
    await put(followed, 'asta');
    await put(followed, 'asta');
    await client.send(new DeleteCommand({ TableName: 'users', Key: { userId: 'nobody' } }));
    const taken = { Put: { TableName: 'users', Item: { userId: 'bo' } } };
    const refused = {
      ConditionCheck: {
        ...{ TableName: 'users', Key: { userId: 'asta' } },
        ConditionExpression: 'attribute_not_exists(userId)',
      },
    };
    const transaction = new TransactWriteCommand({ TransactItems: [taken, refused] });
    await expect(client.send(transaction)).rejects.toThrow('cancelled');
    await batchesCome(followed, 1);
    await nothingMoreComes(followed);
    expect(batches.map(usersIn)).toEqual([['asta']]);
  });

  it('keeps the order of a shard, however long a batch of it fails, and holds up no other shard', async () => {
    const [first = '', second = ''] = await inOneShard(2);
    let isBusy = true;
    const followed = followedTable({
      mapping: { BatchSize: 1 },
      handle: (batch) => {
        if (isBusy) failAt(first)(batch);
      },
    });
    const { batches } = followed;
    const others = Array.from({ length: 8 }, (_, n) => `other-${n.toString()}`);
    for (const user of [first, second, ...others]) await put(followed, user);
    await batchesCome(followed, 6);
    expect(batches.flatMap(usersIn)).not.toContain(second);
    isBusy = false;
    await vi.waitFor(() => {
      followed.clock.advance(60_000);
      expect(batches.flatMap(usersIn)).toContain(second);
    });
  });

  it('gives the function what its filters ask for, in batches of the size it wants', async () => {
    const users = await inOneShard(5);
    const followed = followedTable({
      mapping: {
        BatchSize: 2,
        FilterCriteria: { Filters: [{ Pattern: '{"eventName":["MODIFY","REMOVE"]}' }] },
      },
    });
    for (const user of users) await put(followed, user);
    for (const user of users) await put(followed, user, 'locked');
    await batchesCome(followed, 3);
    expect(followed.batches.map(usersIn)).toEqual([users.slice(0, 2), users.slice(2, 4), users.slice(4)]);
  });

  it('gives each batch once more where AWS is told to', async () => {
    const followed = followedTable();
    followed.sources.repeats = true;
    await put(followed, 'asta');
    await batchesCome(followed, 2);
    await nothingMoreComes(followed);
    expect(followed.batches.map(usersIn)).toEqual([['asta'], ['asta']]);
  });

  it('is at work from a change until the function has handled it', async () => {
    const followed = followedTable();
    expect(followed.sources.isBusy).toBe(false);
    await put(followed, 'asta');
    expect(followed.sources.isBusy).toBe(true);
    await batchesCome(followed, 1);
    await nothingMoreComes(followed);
    expect(followed.sources.isBusy).toBe(false);
  });
});
