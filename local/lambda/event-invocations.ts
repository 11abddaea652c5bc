import type { Caller, Permission } from '../aws/operation.ts';
import type { Clock } from '../clock.ts';
import { isThrottled } from './concurrency.ts';
import type { FunctionDefinition } from './function-definition.ts';

/** An event that a function failed at for good. */
export interface DeadLetter {
  /** Name of the function. */
  readonly function: string;
  readonly event: unknown;
  /** What the last attempt failed with. */
  readonly error: unknown;
  /** ARN of the queue that has it now; without one, the event is lost. */
  readonly queue?: string;
}

/** What asynchronous invocations need. */
export interface EventInvocationsProps {
  readonly invoke: (name: string, event: unknown) => Promise<unknown>;
  readonly clock: Clock;
  /** Throws when the caller may not. */
  readonly authorizer: { readonly check: (caller: Caller, permissions: readonly Permission[]) => void };
  readonly onDeadLetter: (letter: DeadLetter) => void;
}

const minute = 60_000;

/** @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const waits = [minute, 2 * minute];

/** An event that there was no room for is offered again, later each time, and counts as no attempt: the same page. */
const firstOffer = 1000;
const longestOffer = 5 * minute;

/** An event that a function is to handle. */
interface Accepted {
  readonly definition: FunctionDefinition;
  readonly event: unknown;
  /** When it is given up if there was no room for it, in milliseconds. */
  readonly until: number;
  /** Milliseconds until it is offered again when there is no room. */
  readonly offer: number;
}

/** Events whose sender does not wait for the function: it is tried again, then they are put aside. */
export class EventInvocations {
  readonly #props: EventInvocationsProps;
  readonly #retries = new Set<() => void>();
  readonly #running = new Set<Promise<void>>();
  #stopped = false;

  constructor(props: EventInvocationsProps) {
    this.#props = props;
  }

  accept(definition: FunctionDefinition, event: unknown): void {
    const { clock } = this.#props;
    const until = clock.now() + definition.longestAge * 1000;
    this.#begin({ definition, event, until, offer: firstOffer }, waits.slice(0, definition.retries));
  }

  /** Waits until no event is being handled; one that is tried again later counts when its time has come. */
  async settle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Calls off every try that waits for its time. */
  forget(): void {
    this.#retries.forEach((cancel) => {
      cancel();
    });
    this.#retries.clear();
  }

  stop(): void {
    this.#stopped = true;
    this.forget();
  }

  #begin(accepted: Accepted, left: readonly number[]): void {
    const attempt = this.#attempt(accepted, left).finally(() => this.#running.delete(attempt));
    this.#running.add(attempt);
  }

  async #attempt(accepted: Accepted, left: readonly number[]): Promise<void> {
    try {
      await this.#props.invoke(accepted.definition.name, accepted.event);
    } catch (error) {
      if (this.#stopped) return;
      if (isThrottled(error)) this.#offerAgain(accepted, left, error);
      else this.#tryAgain(accepted, left, error);
    }
  }

  #tryAgain(accepted: Accepted, [wait, ...rest]: readonly number[], error: unknown): void {
    if (wait === undefined) this.#putAside(accepted.definition, accepted.event, error);
    else
      this.#later(wait, () => {
        this.#begin(accepted, rest);
      });
  }

  #offerAgain(accepted: Accepted, left: readonly number[], error: unknown): void {
    const { offer, until } = accepted;
    if (this.#props.clock.now() + offer > until) this.#putAside(accepted.definition, accepted.event, error);
    else
      this.#later(offer, () => {
        this.#begin({ ...accepted, offer: Math.min(2 * offer, longestOffer) }, left);
      });
  }

  #later(wait: number, action: () => void): void {
    const cancel = this.#props.clock.after(wait, () => {
      this.#retries.delete(cancel);
      action();
    });
    this.#retries.add(cancel);
  }

  #putAside(definition: FunctionDefinition, event: unknown, error: unknown): void {
    const queue = this.#queueFor(definition);
    this.#props.onDeadLetter({ function: definition.name, event, error, ...(queue && { queue }) });
  }

  #queueFor({ role, DeadLetterConfig }: FunctionDefinition): string | undefined {
    const queue = DeadLetterConfig?.TargetArn;
    if (queue === undefined) return undefined;
    try {
      this.#props.authorizer.check(role, [{ action: 'sqs:SendMessage', resource: queue }]);
      return queue;
    } catch {
      return undefined;
    }
  }
}
