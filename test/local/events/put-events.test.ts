import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { heldToModel } from '../../../local/aws/held-to-model.ts';
import type { EventEntry } from '../../../local/events/event.ts';
import { eventBridge } from '../../../local/events/put-events.ts';
import { somebody } from '../in-process.ts';

const entry = {
  Source: 'notes',
  DetailType: 'Note written',
  Detail: '{"id":"one"}',
  Resources: ['arn:note'],
};

const Answer = v.object({
  FailedEntryCount: v.number(),
  Entries: v.array(v.record(v.string(), v.string())),
});

/** Puts entries, as a caller does whose request is held against AWS's model first. */
const put = (...Entries: readonly object[]) => {
  const taken: EventEntry[] = [];
  const service = eventBridge((event) => `event-${taken.push(event).toString()}`);
  const { PutEvents } = heldToModel(service).operations;
  const permissions = PutEvents?.permissions({ Entries });
  const answer = v.parse(Answer, PutEvents?.perform({ Entries }, somebody));
  return { answer, taken, permissions };
};

describe('an event of an app', () => {
  it('is taken with an id, and needs a permission that its source and its type may narrow', () => {
    const { answer, taken, permissions } = put(entry);
    expect(answer).toEqual({ FailedEntryCount: 0, Entries: [{ EventId: 'event-1' }] });
    expect(taken).toEqual([
      { source: 'notes', 'detail-type': 'Note written', detail: { id: 'one' }, resources: ['arn:note'] },
    ]);
    expect(permissions).toEqual([
      {
        action: 'events:PutEvents',
        resource: 'arn:aws:events:eu-central-1:000000000000:event-bus/default',
        context: { 'events:source': 'notes', 'events:detail-type': 'Note written' },
      },
    ]);
  });

  it.each([
    ['InvalidArgument', { Source: undefined }],
    ['InvalidArgument', { DetailType: '' }],
    ['InvalidArgument', { Detail: undefined }],
    ['InvalidArgument', { DetailType: 'x'.repeat(129) }],
    ['MalformedDetail', { Detail: '{' }],
    ['MalformedDetail', { Detail: '"text"' }],
    ['NotAuthorizedForSourceException', { Source: 'aws.states' }],
  ])('is answered %s without what it takes, and keeps no other from being taken', (ErrorCode, lacking) => {
    const { answer, taken } = put({ ...entry, ...lacking }, entry);
    expect(answer).toMatchObject({ FailedEntryCount: 1, Entries: [{ ErrorCode }, { EventId: 'event-1' }] });
    expect(taken).toHaveLength(1);
  });

  it.each([
    ['256 KiB', [{ ...entry, Detail: JSON.stringify({ a: 'x'.repeat(256 * 1024) }) }], 'over the limit'],
    ['ten entries', Array<object>(11).fill(entry), 'length less than or equal to 10'],
    ['another bus', [{ ...entry, EventBusName: 'mine' }], 'no bus but the default'],
    [
      'entries of which none is whole',
      [
        { ...entry, Source: '' },
        { ...entry, Detail: undefined },
      ],
      'No entry has',
    ],
    ['a trace header', [{ ...entry, TraceHeader: 'a' }], 'does not emulate Entries.0.TraceHeader'],
  ])('is refused beyond %s', (_, entries, message) => {
    expect(() => put(...entries)).toThrow(message);
  });
});
