import * as v from 'valibot';
import { operation, type Permission, type Service } from '../aws/operation.ts';
import { formatArn } from '../aws/place.ts';
import { ServiceError } from '../aws/service-error.ts';
import type { EventEntry } from './event.ts';

const busArn = formatArn('events', 'event-bus/default');

const Entry = v.strictObject({
  Source: v.optional(v.string()),
  DetailType: v.optional(v.string()),
  /** JSON */
  Detail: v.optional(v.string()),
  Resources: v.optional(v.array(v.string()), []),
  EventBusName: v.optional(v.picklist(['default', busArn], 'the local cloud has no bus but the default one')),
});
const Request = v.strictObject({ Entries: v.array(Entry) });

type Entry = v.InferOutput<typeof Entry>;

/** What a caller asks EventBridge for. */
export type PutEventsRequest = v.InferInput<typeof Request>;

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const mostBytes = 256 * 1024;

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html */
const longestType = 128;

const isWhole = ({ Source, DetailType, Detail }: Entry): boolean =>
  [Source, DetailType, Detail].every((text) => text !== undefined && text !== '');

const measure = ({ Source = '', DetailType = '', Detail = '', Resources }: Entry): number =>
  [Source, DetailType, Detail, ...Resources].reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const refuse = (ErrorCode: string, ErrorMessage: string) => ({ ErrorCode, ErrorMessage });
const lacks = (name: string) =>
  refuse('InvalidArgument', `Parameter ${name} is not valid. Reason: ${name} is a required argument.`);

const Detail = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));

/** An entry as an event, or why EventBridge takes none of it; the others of its request are taken nevertheless. */
const readEntry = (entry: Entry): { readonly event: EventEntry } | ReturnType<typeof refuse> => {
  const { Source: source = '', DetailType: detailType = '', Detail: text = '', Resources: resources } = entry;
  const missing = Object.entries({ Source: source, DetailType: detailType, Detail: text }).find(
    ([, value]) => value === '',
  );
  if (missing) return lacks(missing[0]);
  if (detailType.length > longestType)
    return refuse(
      'InvalidArgument',
      'Parameter DetailType is not valid. Reason: it is longer than 128 characters.',
    );
  if (source.startsWith('aws.'))
    return refuse('NotAuthorizedForSourceException', 'Not authorized for the source.');
  const { success, output: detail } = v.safeParse(Detail, text);
  if (!success) return refuse('MalformedDetail', 'Detail is malformed.');
  return { event: { source, 'detail-type': detailType, detail, resources } };
};

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html */
const permissionFor = ({ Source = '', DetailType = '' }: Entry): Permission => ({
  action: 'events:PutEvents',
  resource: busArn,
  context: { 'events:source': Source, 'events:detail-type': DetailType },
});

/**
 * EventBridge as apps call it.
 * @param put takes an event and gives its id
 */
export const eventBridge = (put: (event: EventEntry) => string): Service => ({
  name: 'events',
  operations: {
    PutEvents: operation(Request, {
      permissions: ({ Entries }) => Entries.map(permissionFor),
      perform: ({ Entries }) => {
        if (Entries.reduce((sum, entry) => sum + measure(entry), 0) > mostBytes)
          throw new ServiceError(
            'ValidationException',
            'Total size of the entries in the request is over the limit.',
          );
        if (!Entries.some(isWhole))
          throw new ServiceError('ValidationException', 'No entry has Source, DetailType and Detail.');
        const results = Entries.map(readEntry).map((read) =>
          'event' in read ? { EventId: put(read.event) } : read,
        );
        const failed = results.filter((result) => 'ErrorCode' in result);
        return { FailedEntryCount: failed.length, Entries: results };
      },
    }),
  },
});
