import { afterEach, describe, expect, it, vi } from 'vitest';
import { ServiceError } from '../../../local/aws/service-error.ts';
import {
  batchesCome,
  failAt,
  followedTable,
  inOneShard,
  nothingMoreComes,
  put,
  queue,
  stopSources,
  streamArn,
  usersIn,
} from './support/streamed-table.ts';

afterEach(stopSources);

describe('a batch that the function fails at', () => {
  it('is tried again from the first record that it names', async () => {
    const users = await inOneShard(4);
    const failures = [[2, 1], [1], []];
    const followed = followedTable({
      mapping: { FunctionResponseTypes: ['ReportBatchItemFailures'] },
      handle: (batch) => ({
        batchItemFailures: (failures.shift() ?? []).map((index) => ({
          itemIdentifier: batch[index]?.dynamodb.SequenceNumber,
        })),
      }),
    });
    for (const user of users) await put(followed, user);
    await batchesCome(followed, 3);
    await nothingMoreComes(followed);
    expect(followed.batches.map(usersIn)).toEqual([users, users.slice(1), users.slice(2)]);
  });

  it('is older each time', async () => {
    const followed = followedTable({ handle: failAt('asta') });
    await put(followed, 'asta');
    await batchesCome(followed, 3);
    const [first = 0, second = 0, third = 0] = followed.ages;
    expect(first).toBeGreaterThanOrEqual(250);
    expect([second - first, third - second].every((pause) => pause >= 1000)).toBe(true);
  });

  it('is not tried at all while there is no room for the function, and goes through in time', async () => {
    const noRoom = new ServiceError('TooManyRequestsException', 'Rate Exceeded.');
    const answers = [noRoom, noRoom, noRoom];
    const followed = followedTable({
      mapping: { MaximumRetryAttempts: 0 },
      handle: () => {
        const refusal = answers.shift();
        if (refusal) throw refusal;
      },
    });
    await put(followed, 'asta');
    await batchesCome(followed, 4);
    await nothingMoreComes(followed);
    expect([answers, followed.deadLetters]).toEqual([[], []]);
  });

  it.each([
    ['names no record of it', { batchItemFailures: [{ itemIdentifier: '1' }] }],
    ['gives an empty name', { batchItemFailures: [{ itemIdentifier: '' }] }],
    ['calls the name otherwise', { batchItemFailures: [{ identifier: '1' }] }],
    ['says something else', 'done'],
  ])('is tried again as a whole when it %s', async (_, response) => {
    const users = await inOneShard(2);
    const followed = followedTable({
      mapping: { FunctionResponseTypes: ['ReportBatchItemFailures'] },
      handle: () => (followed.batches.length === 1 ? response : null),
    });
    for (const user of users) await put(followed, user);
    await batchesCome(followed, 2);
    await nothingMoreComes(followed);
    expect(followed.batches.map(usersIn)).toEqual([users, users]);
  });

  it('is halved where the mapping says so, until the one record is found', async () => {
    const users = await inOneShard(4);
    const bad = users[2] ?? '';
    const followed = followedTable({
      mapping: {
        ...{ BisectBatchOnFunctionError: true, MaximumRetryAttempts: 1 },
        DestinationConfig: { OnFailure: { Destination: queue } },
      },
      handle: failAt(bad),
    });
    for (const user of users) await put(followed, user);
    await batchesCome(followed, 6);
    const [one, two, , four] = users;
    expect(followed.batches.map(usersIn)).toEqual([users, [one, two], [bad, four], [bad], [bad], [four]]);
    expect(followed.deadLetters).toHaveLength(1);
  });

  it('is told to the queue when its attempts are used up, without a word of the records', async () => {
    const followed = followedTable({
      mapping: { MaximumRetryAttempts: 2, DestinationConfig: { OnFailure: { Destination: queue } } },
      handle: failAt('asta'),
    });
    const { batches, deadLetters } = followed;
    await put(followed, 'asta');
    await batchesCome(followed, 3);
    await nothingMoreComes(followed);
    expect(batches).toHaveLength(3);
    const SequenceNumber = batches[0]?.[0]?.dynamodb.SequenceNumber;
    expect(deadLetters).toMatchObject([
      {
        ...{ function: 'follow', queue },
        event: {
          requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
          responseContext: { functionError: 'Unhandled' },
          DDBStreamBatchInfo: {
            ...{ streamArn, batchSize: 1 },
            ...{ startSequenceNumber: SequenceNumber, endSequenceNumber: SequenceNumber },
          },
        },
      },
    ]);
    expect(JSON.stringify(deadLetters)).not.toContain('asta');
  });

  it('is told to the queue when it is older than the mapping wants', async () => {
    const followed = followedTable({
      mapping: {
        MaximumRecordAgeInSeconds: 60,
        DestinationConfig: { OnFailure: { Destination: queue } },
      },
      handle: failAt('asta'),
    });
    await put(followed, 'asta');
    await batchesCome(followed, 1);
    await vi.waitFor(() => {
      followed.clock.advance(30_000);
      expect(followed.deadLetters).toHaveLength(1);
    });
    expect(followed.deadLetters[0]?.event).toMatchObject({
      requestContext: { condition: 'RecordAgeExceeded' },
    });
  });
});
