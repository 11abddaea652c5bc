import type { Resource } from '../assembly/template.ts';
import type { Calls } from '../aws/calls.ts';
import type { Caller, Permission } from '../aws/operation.ts';
import type { Clock } from '../clock.ts';
import type { Shard, Stream } from '../dynamodb/stream.ts';
import { sequenceNumberOf, type BatchRecord } from './batch.ts';
import type { DeadLetter } from './event-invocations.ts';
import { readMapping, type EventSourceMapping } from './event-source-mapping.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { ShardReader, type Discarded } from './shard-reader.ts';

/** What event source mappings work with. */
export interface EventSourcesProps {
  /** AWS::Lambda::EventSourceMapping */
  readonly mappings: readonly Resource[];
  readonly streams: readonly Stream[];
  readonly clock: Clock;
  readonly calls: Pick<Calls, 'make'>;
  /** Throws when the caller may not. */
  readonly authorizer: { readonly check: (caller: Caller, permissions: readonly Permission[]) => void };
  readonly lambda: {
    readonly definition: (named: string) => FunctionDefinition;
    readonly invoke: (named: string, event: unknown) => Promise<unknown>;
  };
  readonly onDeadLetter: (letter: DeadLetter) => void;
  /** Hears of each batch that a function gets, with the milliseconds that its last record has been in the stream. */
  readonly onBatch?: (batch: { readonly function: string; readonly age: number }) => void;
}

const needed = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'] as const;

/** A mapping with the two ends that it connects. */
interface Connection {
  readonly mapping: EventSourceMapping;
  readonly stream: Stream;
  readonly definition: FunctionDefinition;
}

/**
 * Gives functions the records of streams, as a template's event source mappings say. Lambda reads them as the
 * function's role, and looks at the start whether that may.
 */
export class EventSources {
  /** Whether functions get each batch that they have handled once more: AWS promises no more than at least once. */
  repeats = false;
  readonly #props: EventSourcesProps;
  readonly #readers: readonly ShardReader[];

  /** @throws {Error} a mapping has something that is not emulated, or its function's role may not do what it takes */
  constructor(props: EventSourcesProps) {
    this.#props = props;
    this.#readers = props.mappings.flatMap((resource) => {
      const mapping = readMapping(resource);
      return mapping ? this.#connect(mapping) : [];
    });
  }

  /** Whether records of any stream wait for a function, or are with one. */
  get isBusy(): boolean {
    return this.#readers.some(({ isBusy }) => isBusy);
  }

  stop(): void {
    this.#readers.forEach((reader) => {
      reader.stop();
    });
  }

  #connect(mapping: EventSourceMapping): readonly ShardReader[] {
    const stream = this.#props.streams.find(({ arn }) => arn === mapping.stream);
    if (!stream) throw new Error(`There is no stream ${mapping.stream}`);
    const connection = { mapping, stream, definition: this.#props.lambda.definition(mapping.function) };
    this.#requireGrants(connection);
    return stream.shards.map((shard) => this.#read(connection, shard));
  }

  /** What CreateEventSourceMapping looks at, and how it refuses. */
  #requireGrants({ mapping: { queue }, stream, definition: { role } }: Connection): void {
    const may = (action: string, resource: string): boolean => {
      try {
        this.#props.authorizer.check(role, [{ action, resource }]);
        return true;
      } catch {
        return false;
      }
    };
    if (!needed.every((action) => may(`dynamodb:${action}`, stream.arn)))
      throw new Error(
        `Cannot access stream ${stream.arn}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM.`,
      );
    if (queue !== undefined && !may('sqs:SendMessage', queue))
      throw new Error(
        `The provided execution role does not have permissions to call SendMessage on SQS: ${role.role}`,
      );
  }

  #read(connection: Connection, shard: Shard): ShardReader {
    const { clock, calls, lambda } = this.#props;
    const { mapping, stream, definition } = connection;
    return new ShardReader({
      ...{ shard, mapping, clock },
      read: async (sequenceNumber) => {
        const found = { records: shard.readAfter(sequenceNumber) };
        await calls.make({
          caller: definition.role,
          ...{ service: 'dynamodb', operation: 'GetRecords' },
          permissions: () => [{ action: 'dynamodb:GetRecords', resource: stream.arn }],
          perform: () => undefined,
        });
        return found.records;
      },
      invoke: (event) => lambda.invoke(definition.name, event),
      onAge: (age) => {
        this.#props.onBatch?.({ function: definition.name, age });
      },
      discard: (discarded) => {
        this.#tellQueue(connection, discarded);
      },
      repeats: () => this.repeats,
    });
  }

  // Without a destination, discarded records leave no trace.
  #tellQueue({ mapping: { queue }, stream, definition }: Connection, discarded: Discarded): void {
    if (queue === undefined) return;
    const event = describe(discarded, {
      streamArn: stream.arn,
      functionArn: definition.arn,
      clock: this.#props.clock,
    });
    this.#props.onDeadLetter({ function: definition.name, event, error: discarded.error, queue });
  }
}

/**
 * What the destination gets: where the records are, not the records.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
const describe = (
  { batch, shardId, condition, invocations, requestId, error }: Discarded,
  {
    streamArn,
    functionArn,
    clock,
  }: { readonly streamArn: string; readonly functionArn: string; readonly clock: Clock },
) => {
  const [first, last] = [batch[0], batch.at(-1)];
  const numberOf = (each: BatchRecord | undefined) => each && sequenceNumberOf(each);
  return {
    requestContext: { requestId, functionArn, condition, approximateInvokeCount: invocations },
    responseContext: {
      ...{ statusCode: 200, executedVersion: '$LATEST' },
      functionError: error === undefined ? null : 'Unhandled',
    },
    version: '1.0',
    timestamp: clock.date().toISOString(),
    DDBStreamBatchInfo: {
      ...{ shardId, streamArn, batchSize: batch.length },
      ...{ startSequenceNumber: numberOf(first), endSequenceNumber: numberOf(last) },
      approximateArrivalOfFirstRecord: first?.at.toISOString(),
      approximateArrivalOfLastRecord: last?.at.toISOString(),
    },
  };
};
