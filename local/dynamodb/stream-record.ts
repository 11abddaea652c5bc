import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Item } from 'dynalite';
import db from 'dynalite/db/index.js';
import { place } from '../aws/place.ts';
import type { ItemChange } from './store.ts';
import type { streamViewTypes } from './table-definition.ts';

/** A record of a stream, as functions get it. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: '1.1';
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly dynamodb: {
    /** Seconds since 1970. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Item;
    readonly NewImage?: Item;
    readonly OldImage?: Item;
    /** Digits; greater than those of all records before it. */
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: (typeof streamViewTypes)[number];
  };
  readonly eventSourceARN: string;
}

/** What a record says besides the change. */
export interface RecordFacts {
  readonly viewType: (typeof streamViewTypes)[number];
  readonly streamArn: string;
  readonly sequenceNumber: string;
  readonly at: Date;
}

/** Whether a write has a record: DynamoDB makes none for one that leaves the item as it was. */
export const isChange = ({ before, after }: ItemChange): boolean => !isDeepStrictEqual(before, after);

/** The key of the item that a change is about. */
export const keyOf = ({ table, before, after }: ItemChange): Item => {
  const item = after ?? before ?? {};
  const names = table.KeySchema.map(({ AttributeName }) => AttributeName);
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
};

const nameEvent = ({ before, after }: ItemChange): StreamRecord['eventName'] => {
  if (!before) return 'INSERT';
  return after ? 'MODIFY' : 'REMOVE';
};

const showsNew: readonly string[] = ['NEW_IMAGE', 'NEW_AND_OLD_IMAGES'];
const showsOld: readonly string[] = ['OLD_IMAGE', 'NEW_AND_OLD_IMAGES'];

/**
 * The record of a change.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html
 */
export const toRecord = (
  change: ItemChange,
  { viewType, streamArn, sequenceNumber, at }: RecordFacts,
): StreamRecord => {
  const images = {
    ...(change.after && showsNew.includes(viewType) && { NewImage: change.after }),
    ...(change.before && showsOld.includes(viewType) && { OldImage: change.before }),
  };
  const Keys = keyOf(change);
  const SizeBytes = [Keys, ...Object.values(images)].reduce((sum, item) => sum + db.itemSize(item), 0);
  return {
    eventID: randomBytes(16).toString('hex'),
    eventName: nameEvent(change),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: place.region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(at.getTime() / 1000),
      Keys,
      ...images,
      ...{ SequenceNumber: sequenceNumber, SizeBytes, StreamViewType: viewType },
    },
    eventSourceARN: streamArn,
  };
};
