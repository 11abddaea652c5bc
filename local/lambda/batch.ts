import * as v from 'valibot';
import { maxPayload } from './max-payload.ts';

/** A record of a batch, and when it came. */
export interface BatchRecord {
  readonly at: Date;
  readonly record: { readonly dynamodb: { readonly SequenceNumber: string } };
}

/** What a function gets at once: records of one shard, the oldest first. */
export type Batch = readonly BatchRecord[];

// Less what stands around the records.
const mostBytes = maxPayload - 1024;

/** As many records from the first one on as a function may get at once. */
export const takeBatch = <Item extends BatchRecord>(
  records: readonly Item[],
  most: number,
): readonly Item[] => {
  let bytes = 0;
  const end = records.findIndex(({ record }, index) => {
    bytes += Buffer.byteLength(JSON.stringify(record)) + 1;
    return index > 0 && (index >= most || bytes > mostBytes);
  });
  return end === -1 ? records : records.slice(0, end);
};

export const sequenceNumberOf = ({ record }: BatchRecord): string => record.dynamodb.SequenceNumber;

const Response = v.union([v.null(), v.object({ batchItemFailures: v.nullish(v.array(v.unknown()), []) })]);
const Failure = v.object({ itemIdentifier: v.pipe(v.string(), v.minLength(1)) });

/**
 * Where a batch has to be taken up again, by what a function says that reports failures of single records: at the
 * first record that it names. What can't be understood is a failure of the whole batch.
 * @returns index of the record; undefined when nothing failed
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export const findFirstFailure = (batch: Batch, response: unknown): number | undefined => {
  const { success, output } = v.safeParse(Response, response);
  if (!success) return 0;
  const failures = output?.batchItemFailures ?? [];
  if (failures.length === 0) return undefined;
  const numbers = batch.map(sequenceNumberOf);
  const places = failures.map((each) => (v.is(Failure, each) ? numbers.indexOf(each.itemIdentifier) : -1));
  return Math.max(0, Math.min(...places));
};
