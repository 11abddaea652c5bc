import type { Resource } from '../assembly/template.ts';
import type { Clock } from '../clock.ts';
import { envelope, type EventEntry, type EventEnvelope } from './event.ts';
import { readRule, type Rule } from './rule.ts';

/** What the event bus needs. */
export interface EventBusProps {
  /** AWS::Events::Rule */
  readonly rules: readonly Resource[];
  readonly clock: Clock;
  /** Has a function handle an event, without waiting for it. */
  readonly invokeEvent: (functionArn: string, event: unknown) => void;
  /** Whether a function lets an AWS service call it for the sake of a resource, by their ARNs. */
  readonly mayInvoke: (functionArn: string, source: { principal: string; arn: string }) => boolean;
}

/** EventBridge's default bus with the rules of a template. Schedules begin at once. */
export class EventBus {
  /** The events that apps put, in the order in which they came. */
  readonly received: EventEnvelope[] = [];
  readonly #props: EventBusProps;
  readonly #rules: readonly Rule[];
  readonly #cancels = new Map<Rule, () => void>();

  /** @throws {Error} a rule has something that is not emulated */
  constructor(props: EventBusProps) {
    this.#props = props;
    this.#rules = props.rules.map(readRule).filter((rule) => rule !== undefined);
    for (const rule of this.#rules) if (rule.period !== undefined) this.#schedule(rule, rule.period);
  }

  /** Tells the targets of all rules that want to know of it. */
  put(entry: EventEntry): void {
    this.#spread(envelope(entry, this.#props.clock));
  }

  /** Takes an event of an app. @returns its id */
  receive(entry: EventEntry): string {
    const event = envelope(entry, this.#props.clock);
    this.received.push(event);
    this.#spread(event);
    return event.id;
  }

  /** Ends all schedules. */
  stop(): void {
    this.#cancels.forEach((cancel) => {
      cancel();
    });
  }

  #spread(event: EventEnvelope): void {
    for (const rule of this.#rules) if (rule.matches(event)) this.#tell(rule, event);
  }

  #schedule(rule: Rule, period: number): void {
    const { clock } = this.#props;
    const goOff = (): void => {
      const entry = { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} };
      this.#schedule(rule, period);
      this.#tell(rule, envelope({ ...entry, resources: [rule.arn] }, clock));
    };
    this.#cancels.set(rule, clock.after(period, goOff));
  }

  // Events for a function that does not let the rule call it are lost, as in AWS.
  #tell({ arn, functions }: Rule, event: unknown): void {
    const { mayInvoke, invokeEvent } = this.#props;
    functions
      .filter((target) => mayInvoke(target, { principal: 'events.amazonaws.com', arn }))
      .forEach((target) => {
        invokeEvent(target, event);
      });
  }
}
