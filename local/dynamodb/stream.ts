import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { ItemChange } from './store.ts';
import { isChange, keyOf, toRecord, type StreamRecord } from './stream-record.ts';
import type { TableDefinition } from './table-definition.ts';

/** As many as a new table on demand has partitions. */
const shardCount = 4;

/** How long a record can be read. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html */
const retention = 24 * 60 * 60_000;

/** A record, and when it came. */
interface Kept {
  readonly at: Date;
  readonly record: StreamRecord;
}

/** A part of a stream, in which records stand in the order of their writes. Records of one key are in one shard. */
export class Shard {
  readonly id: string;
  #kept: readonly Kept[] = [];
  readonly #clock: Clock;
  readonly #readers = new Set<() => void>();

  constructor(clock: Clock, id: string) {
    this.#clock = clock;
    this.id = id;
  }

  append(record: StreamRecord, at: Date): void {
    this.#trim();
    this.#kept = [...this.#kept, { at, record }];
    for (const wake of this.#readers) wake();
  }

  /**
   * The records that can be read behind one.
   * @param sequenceNumber of the one; undefined for the oldest that is still there, TRIM_HORIZON
   */
  readAfter(sequenceNumber: string | undefined): readonly Kept[] {
    this.#trim();
    const after = sequenceNumber === undefined ? -1n : BigInt(sequenceNumber);
    return this.#kept.filter(({ record }) => BigInt(record.dynamodb.SequenceNumber) > after);
  }

  /** @param wake told of each record that comes */
  follow(wake: () => void): void {
    this.#readers.add(wake);
  }

  #trim(): void {
    const oldest = this.#clock.now() - retention;
    this.#kept = this.#kept.filter(({ at }) => at.getTime() > oldest);
  }
}

/** Tells of the changes of a table's items. */
export class Stream {
  readonly arn: string;
  readonly shards: readonly Shard[];
  readonly #clock: Clock;
  readonly #viewType: NonNullable<TableDefinition['StreamSpecification']>['StreamViewType'];
  #next = 100_000_000_000_000_000_000n;

  /** @throws {Error} what the table has besides is not emulated */
  constructor(
    clock: Clock,
    arn: string,
    { TableName, StreamSpecification, TimeToLiveSpecification }: TableDefinition,
  ) {
    if (!StreamSpecification) throw new Error(`${TableName} has no stream`);
    if (TimeToLiveSpecification?.Enabled)
      throw new Error(`${TableName}: the stream of a table with a time to live is not emulated`);
    this.arn = arn;
    this.#clock = clock;
    this.#viewType = StreamSpecification.StreamViewType;
    this.shards = Array.from(
      { length: shardCount },
      (_, index) => new Shard(clock, `shardId-${index.toString().padStart(20, '0')}`),
    );
  }

  /** Notes a change; one that changes nothing leaves no trace. */
  append(change: ItemChange): void {
    if (!isChange(change)) return;
    const at = this.#clock.date();
    this.#next += 1n;
    const sequenceNumber = this.#next.toString();
    const facts = { viewType: this.#viewType, streamArn: this.arn, sequenceNumber, at };
    this.#shardFor(change)?.append(toRecord(change, facts), at);
  }

  #shardFor(change: ItemChange): Shard | undefined {
    const [partitionKey = ''] = change.table.KeySchema.map(({ AttributeName }) => AttributeName);
    const hash = createHash('sha256')
      .update(JSON.stringify(keyOf(change)[partitionKey]))
      .digest();
    return this.shards[hash.readUInt8() % shardCount];
  }
}
