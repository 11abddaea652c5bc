import * as v from 'valibot';
import type { Resource } from '../assembly/template.ts';
import type { Clock } from '../clock.ts';

/** Seconds. */
const Retention = v.object({ MessageRetentionPeriod: v.optional(v.number(), 345_600) });

/** The queues of a template, as far as somebody waits for what is put aside there: how many messages they hold. */
export class Queues {
  readonly #clock: Clock;
  readonly #queues: readonly Resource[];
  readonly #onCount: (queue: string, messages: number) => void;
  readonly #messages = new Map<string, Set<object>>();

  /** @param onCount told the name of a queue and what it holds now */
  constructor(
    clock: Clock,
    queues: readonly Resource[],
    onCount: (queue: string, messages: number) => void = () => undefined,
  ) {
    this.#clock = clock;
    this.#queues = queues;
    this.#onCount = onCount;
  }

  /** Puts a message into a queue, where it stays until its time is up or the queue is emptied. */
  put(arn: string): void {
    const queue = this.#queues.find((candidate) => candidate.arn === arn);
    if (!queue) throw new Error(`The template has no queue ${arn}`);
    const { MessageRetentionPeriod } = v.parse(Retention, queue.properties);
    const messages = this.#messages.get(queue.name) ?? new Set();
    this.#messages.set(queue.name, messages);
    const message = {};
    messages.add(message);
    this.#onCount(queue.name, messages.size);
    this.#clock.after(MessageRetentionPeriod * 1000, () => {
      if (messages.delete(message)) this.#onCount(queue.name, messages.size);
    });
  }

  /** Empties every queue, as an administrator does who has looked at its messages. */
  purge(): void {
    for (const [queue, messages] of this.#messages) {
      messages.clear();
      this.#onCount(queue, 0);
    }
  }
}
