import type { Clock } from '../clock.ts';

/** What happened in an execution, as GetExecutionHistory answers it; details stand under a name of their own. */
export interface HistoryEvent {
  /** From 1. */
  readonly id: number;
  readonly previousEventId: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly type: string;
  readonly [details: `${string}EventDetails`]: Readonly<Record<string, unknown>>;
}

/** Events that a history may have; an execution that needs more fails. */
const longestHistory = 25_000;

/**
 * The events of one line of states, each after the one before. The items of a Map have lines of their own; all
 * lines of an execution write to one list.
 */
export class EventLog {
  readonly #clock: Clock;
  readonly #events: HistoryEvent[];
  #last: number;

  constructor(clock: Clock, events: HistoryEvent[], last = 0) {
    this.#clock = clock;
    this.#events = events;
    this.#last = last;
  }

  record(type: string, details?: Readonly<Record<string, unknown>>): void {
    const id = this.#events.length + 1;
    const event = { id, previousEventId: this.#last, timestamp: this.#clock.now() / 1000, type };
    this.#events.push({ ...event, ...(details && { [detailsMember(type)]: details }) });
    this.#last = id;
  }

  /** Whether there is room for nothing but the end. */
  get isFull(): boolean {
    return this.#events.length >= longestHistory - 1;
  }

  /** A line that goes on from here by itself. */
  branch(): EventLog {
    return new EventLog(this.#clock, this.#events, this.#last);
  }
}

const detailsMember = (type: string): `${string}EventDetails` => {
  const [name] = /State(?:Entered|Exited)$/.exec(type) ?? [type];
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}EventDetails`;
};

/** Input or output of something that happened, as JSON. */
export const eventData = (name: 'input' | 'output', value: unknown) => ({
  [name]: JSON.stringify(value),
  [`${name}Details`]: { truncated: false },
});
