import { randomUUID } from 'node:crypto';
import { place } from '../aws/place.ts';
import type { Clock } from '../clock.ts';

/** Something that happened in the local cloud. */
export interface EventEntry {
  /** Such as `aws.states`. */
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** ARNs of what it is about. */
  readonly resources?: readonly string[];
}

/**
 * The event as its targets get it.
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
 */
export const envelope = ({ resources = [], ...entry }: EventEntry, clock: Clock) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': entry['detail-type'],
  source: entry.source,
  account: place.account,
  time: clock
    .date()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z'),
  region: place.region,
  resources,
  detail: entry.detail,
});

/** An event as its targets get it. */
export type EventEnvelope = ReturnType<typeof envelope>;
