import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { isThrottled } from './concurrency.ts';
import type { Shard } from '../dynamodb/stream.ts';
import { findFirstFailure, sequenceNumberOf, takeBatch, type Batch } from './batch.ts';
import type { EventSourceMapping } from './event-source-mapping.ts';

/** Why records are discarded. */
export type DiscardReason = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/** Records that a function does not get any more, or could not handle. */
export interface Discarded {
  readonly shardId: string;
  readonly batch: Batch;
  readonly condition: DiscardReason;
  readonly invocations: number;
  readonly requestId: string;
  /** What the last attempt failed with; undefined where there was none. */
  readonly error?: unknown;
}

/** What reads a shard for a function. */
export interface ShardReaderProps {
  readonly shard: Shard;
  readonly mapping: EventSourceMapping;
  readonly clock: Clock;
  /** GetRecords: reads behind a sequence number. May be refused. */
  readonly read: (sequenceNumber: string | undefined) => Promise<ReturnType<Shard['readAfter']>>;
  /** Calls the function and waits for it. @throws {FunctionError} */
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Hears how many milliseconds the last record of a batch has been in the stream when the function gets it. */
  readonly onAge: (milliseconds: number) => void;
  readonly discard: (discarded: Discarded) => void;
  /** Whether the function gets each batch that it has handled once more, as AWS allows itself. */
  readonly repeats: () => boolean;
}

/** Lambda asks a shard four times a second. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
const pollEvery = 250;
const longestPause = 60_000;

/** A failed attempt: where the batch has to be taken up again, and why. */
interface Failed {
  readonly from: number;
  /** Undefined where the function said itself which record it failed at. */
  readonly error?: unknown;
  readonly requestId: string;
}

/** Gives a function the records of one shard, one batch after the other: none before those ahead of it are done. */
export class ShardReader {
  readonly #props: ShardReaderProps;
  #position: string | undefined;
  #isBusy = false;
  #isStopped = false;

  constructor(props: ShardReaderProps) {
    this.#props = props;
    props.shard.follow(() => {
      this.#wake();
    });
    this.#wake();
  }

  /** Whether records wait for the function, or are with it. */
  get isBusy(): boolean {
    return this.#isBusy && !this.#isStopped;
  }

  stop(): void {
    this.#isStopped = true;
  }

  #wake(): void {
    if (this.#isBusy || this.#isStopped || this.#props.shard.readAfter(this.#position).length === 0) return;
    this.#isBusy = true;
    this.#props.clock.after(pollEvery, () => void this.#poll());
  }

  async #poll(): Promise<void> {
    const { mapping } = this.#props;
    try {
      const found = await this.#read();
      let wanted = found.filter(({ record }) => mapping.wants(record));
      while (wanted.length > 0 && !this.#isStopped) {
        const batch = takeBatch(wanted, mapping.batchSize);
        await this.#handle(batch, 0);
        wanted = wanted.slice(batch.length);
      }
      const last = found.at(-1);
      if (last) this.#position = sequenceNumberOf(last);
    } finally {
      this.#isBusy = false;
      this.#wake();
    }
  }

  async #read(): ReturnType<ShardReaderProps['read']> {
    try {
      return await this.#props.read(this.#position);
    } catch {
      // Reading was refused or broke off; nothing is lost, the next poll asks again.
      return [];
    }
  }

  /** @param retries that the batch has had */
  async #handle(given: Batch, retries: number): Promise<void> {
    const batch = this.#dropOld(given, retries);
    const failed = batch.length > 0 ? await this.#attempt(batch) : undefined;
    if (failed && !this.#isStopped) await this.#tryAgain(batch.slice(failed.from), failed, retries);
  }

  async #tryAgain(rest: Batch, failed: Failed, retries: number): Promise<void> {
    const { bisects, retries: most } = this.#props.mapping;
    // Where there was no room for the function, it did not begin, and that counts as no attempt.
    if (isThrottled(failed.error)) {
      await this.#pause(1000);
      return this.#handle(rest, retries);
    }
    const isHalved = bisects && 'error' in failed && rest.length > 1;
    if (!isHalved && retries >= most) {
      this.#discard(rest, { condition: 'RetryAttemptsExhausted', invocations: retries + 1, ...failed });
      return;
    }
    await this.#pause(Math.min(1000 * 2 ** retries, longestPause));
    if (!isHalved) return this.#handle(rest, retries + 1);
    // Halving takes none of the attempts that the records have.
    const middle = Math.ceil(rest.length / 2);
    await this.#handle(rest.slice(0, middle), retries);
    await this.#handle(rest.slice(middle), retries);
  }

  async #attempt(batch: Batch): Promise<Failed | undefined> {
    const failed = await this.#invoke(batch);
    return failed || !this.#props.repeats() ? failed : this.#invoke(batch);
  }

  async #invoke(batch: Batch): Promise<Failed | undefined> {
    const { mapping, invoke, onAge, clock } = this.#props;
    const requestId = randomUUID();
    const last = batch.at(-1);
    if (last) onAge(clock.now() - last.at.getTime());
    try {
      const response = await invoke({ Records: batch.map(({ record }) => record) });
      const from = mapping.reportsItems ? findFirstFailure(batch, response) : undefined;
      return from === undefined ? undefined : { from, requestId };
    } catch (error) {
      return { from: 0, error, requestId };
    }
  }

  #dropOld(batch: Batch, invocations: number): Batch {
    const { mapping, clock } = this.#props;
    const oldest = clock.now() - mapping.longestAge;
    const old = batch.filter(({ at }) => at.getTime() < oldest);
    if (old.length > 0)
      this.#discard(old, { condition: 'RecordAgeExceeded', invocations, requestId: randomUUID() });
    return batch.filter(({ at }) => at.getTime() >= oldest);
  }

  #discard(batch: Batch, why: Omit<Discarded, 'shardId' | 'batch'>): void {
    this.#props.discard({ ...why, batch, shardId: this.#props.shard.id });
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#props.clock.after(milliseconds, resolve);
    });
  }
}
