import type { Resource } from '../assembly/template.ts';
import type { Clock } from '../clock.ts';
import { readAlarm, type Alarm } from './alarm.ts';
import { Measured } from './measured.ts';
import type { Point } from './metric.ts';
import { requireSource } from './sources.ts';

/** An alarm rings, or is over. */
export interface AlarmChange extends Pick<Alarm, 'name' | 'description'> {
  readonly state: 'ALARM' | 'OK';
  readonly at: Date;
}

/** What alarms work with. */
export interface AlarmsProps {
  readonly clock: Clock;
  /** AWS::CloudWatch::Alarm */
  readonly alarms: readonly Resource[];
  /** Hears of each change. */
  readonly onAlarm?: ((change: AlarmChange) => void) | undefined;
}

const minute = 60_000;

/**
 * CloudWatch's alarms of a template. Each looks back over its periods at the end of every minute, as long as there is
 * something to see.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html
 */
export class Alarms {
  /** All changes so far, in their order. */
  readonly changes: AlarmChange[] = [];
  readonly #props: AlarmsProps;
  readonly #alarms: readonly Alarm[];
  readonly #measured: Measured;
  readonly #ringing = new Set<Alarm>();
  #next: number | undefined;

  /** @throws {Error} an alarm has something that is not emulated, or looks at what nothing can measure */
  constructor(props: AlarmsProps) {
    this.#props = props;
    this.#alarms = props.alarms.map(readAlarm);
    const series = this.#alarms.flatMap((alarm) => alarm.series.filter((one) => one !== undefined));
    series.forEach(requireSource);
    this.#measured = new Measured(props.clock, series);
  }

  /** Names of all alarms. */
  get names(): readonly string[] {
    return this.#alarms.map(({ name }) => name);
  }

  /** Names of the alarms that ring now. */
  get ringing(): readonly string[] {
    return [...this.#ringing].map(({ name }) => name);
  }

  /** Notes values. */
  put(points: readonly Point[]): void {
    if (points.filter((point) => this.#measured.add(point)).length > 0) this.#wait();
  }

  /** Notes a value that stays until another is noted. */
  hold(point: Point): void {
    if (this.#measured.hold(point)) this.#wait();
  }

  #wait(): void {
    if (this.#next !== undefined) return;
    const { clock } = this.#props;
    const now = clock.now();
    this.#next = (Math.floor(now / minute) + 1) * minute;
    clock.after(this.#next - now, () => {
      this.#catchUp();
    });
  }

  /** The clock may have been put forward by more than a minute. */
  #catchUp(): void {
    const now = this.#props.clock.now();
    let at = this.#next ?? now;
    do {
      this.#look(at);
      at += minute;
    } while (at <= now && !this.#measured.isEmpty);
    this.#next = undefined;
    if (!this.#measured.isEmpty) this.#wait();
  }

  #look(at: number): void {
    for (const alarm of this.#alarms) this.#turn(alarm, this.#measured.breaches(alarm, at), at);
    const longest = Math.max(...this.#alarms.map(({ periods, series: [of] }) => periods * of.period));
    this.#measured.forget(at - longest);
  }

  #turn(alarm: Alarm, rings: boolean, at: number): void {
    if (this.#ringing.has(alarm) === rings) return;
    if (rings) this.#ringing.add(alarm);
    else this.#ringing.delete(alarm);
    const { name, description } = alarm;
    const change = { name, description, state: rings ? 'ALARM' : 'OK', at: new Date(at) } as const;
    this.changes.push(change);
    this.#props.onAlarm?.(change);
  }
}
