import { afterEach, describe, expect, it } from 'vitest';
import { Clock } from '../../../local/clock.ts';
import { Queues } from '../../../local/sqs/service.ts';

const day = 86_400_000;
const clock = new Clock();

afterEach(() => {
  clock.stop();
});

const queues = (properties: Readonly<Record<string, unknown>>) => {
  const counts: unknown[] = [];
  const queue = { id: 'Q', name: 'q', arn: 'arn:q', properties };
  const all = new Queues(clock, [queue], (name, messages) => counts.push([name, messages]));
  return { all, counts };
};

describe('a queue', () => {
  it.each([
    [14, { MessageRetentionPeriod: 1_209_600 }],
    [4, {}],
  ])('keeps a message for %i days', (days, properties) => {
    const { all, counts } = queues(properties);
    all.put('arn:q');
    clock.advance(days * day - 1000);
    expect(counts).toEqual([['q', 1]]);
    clock.advance(1000);
    expect(counts.slice(1)).toEqual([['q', 0]]);
  });

  it('holds what is put into it until somebody empties it', () => {
    const { all, counts } = queues({});
    all.put('arn:q');
    all.put('arn:q');
    all.purge();
    clock.advance(30 * day);
    expect(counts).toEqual([
      ['q', 1],
      ['q', 2],
      ['q', 0],
    ]);
  });

  it('is one of the template', () => {
    expect(() => {
      queues({}).all.put('arn:other');
    }).toThrow('The template has no queue arn:other');
  });
});
