import { afterEach, describe, expect, it } from 'vitest';
import {
  allGrants,
  followedTable,
  nothingMoreComes,
  put,
  queue,
  stopSources,
  streamArn,
} from './support/streamed-table.ts';

afterEach(stopSources);

describe('a mapping', () => {
  it.each(allGrants)('does not start without %s in its function’s role', (action) => {
    const mapping = { DestinationConfig: { OnFailure: { Destination: queue } } };
    const grants = allGrants.filter((each) => each !== action);
    expect(() => followedTable({ mapping, grants })).toThrow(
      action.startsWith('sqs') ? 'SendMessage on SQS' : 'Please ensure the role can perform',
    );
  });

  it.each([
    ['a source other than a stream of DynamoDB', { EventSourceArn: queue }],
    ['a batching window', { MaximumBatchingWindowInSeconds: 5 }],
    ['more than one batch of a shard at once', { ParallelizationFactor: 2 }],
    ['a destination', { DestinationConfig: { OnFailure: { Destination: `${queue}.fifo` } } }],
    ['TumblingWindowInSeconds', { TumblingWindowInSeconds: 5 }],
    ['OnSuccess', { DestinationConfig: { OnFailure: { Destination: queue }, OnSuccess: {} } }],
    ['StartingPosition', { StartingPosition: 'AT_TIMESTAMP' }],
    ['MaximumRecordAgeInSeconds', { MaximumRecordAgeInSeconds: 30 }],
    ['MaximumRetryAttempts', { MaximumRetryAttempts: 10_001 }],
    ['BatchSize', { BatchSize: 10_001 }],
    ['FunctionResponseTypes', { FunctionResponseTypes: Array<string>(2).fill('ReportBatchItemFailures') }],
    ['the matcher', { FilterCriteria: { Filters: [{ Pattern: '{"a":[{"exists":true}]}' }] } }],
  ])('is refused by name where it asks for what is not emulated: %s', (message, mapping) => {
    expect(() => followedTable({ mapping })).toThrow(message);
  });

  it('is refused for a table without a stream, and for one whose items expire by themselves', () => {
    expect(() => followedTable({ mapping: { EventSourceArn: streamArn.replace('users', 'other') } })).toThrow(
      'There is no stream',
    );
    const TimeToLiveSpecification = { AttributeName: 'at', Enabled: true };
    expect(() => followedTable({ table: { TimeToLiveSpecification } })).toThrow(
      'time to live is not emulated',
    );
  });

  it('that is not enabled reads nothing', async () => {
    const followed = followedTable({ mapping: { Enabled: false } });
    await put(followed, 'asta');
    await nothingMoreComes(followed);
    expect(followed.batches).toEqual([]);
  });
});
