import type { DemoCloud } from '../../demo/cloud.ts';
import type { AlarmChange } from '../../local/index.ts';
import { until } from '../../demo/actors/until.ts';

const minute = 60_000;

/** Somebody who hears the alarms of a story. */
export class AlarmWatch {
  readonly #cloud: DemoCloud;
  /** How many changes of all alarms there had been when each of them was last waited for, by name. */
  readonly #heard = new Map<string, number>();
  #changesBefore = 0;

  constructor(cloud: DemoCloud) {
    this.#cloud = cloud;
  }

  /** Waits until no alarm rings, and begins anew. */
  quiet(): void {
    const { alarms, clock } = this.#cloud;
    while (alarms.ringing.length > 0) clock.advance(minute);
    this.#changesBefore = alarms.changes.length;
    this.#heard.clear();
  }

  /** Lets a last minute pass. @returns names of alarms that rang in this story and that nobody waited for */
  unheard(): readonly string[] {
    this.#cloud.clock.advance(minute);
    const names = this.#cloud.alarms.changes.slice(this.#changesBefore).map(({ name }) => name);
    return [...new Set(names)].filter((name) => !this.#heard.has(name));
  }

  /**
   * Waits until an alarm turns, or finds that it has since it was last waited for; minutes pass meanwhile.
   * @param words at the end of its name, such as `OptionInvalid`
   */
  async turns(words: string, state: AlarmChange['state']): Promise<AlarmChange> {
    const { clock, alarms, lambda } = this.#cloud;
    const isNews = ({ name, ...change }: AlarmChange, index: number): boolean =>
      name.endsWith(words) &&
      change.state === state &&
      index >= (this.#heard.get(name) ?? this.#changesBefore);
    const index = await until(
      async () => {
        const found = alarms.changes.findIndex(isNews);
        if (found !== -1) return found;
        // What is done now is not done within the third of a minute.
        await lambda.idle();
        clock.advance(minute / 3);
        return found;
      },
      (found) => found !== -1,
      // Functions have work to do before the third of a minute is gone.
      { every: 100 },
    );
    const change = alarms.changes[index];
    if (!change) throw new Error(`${words} never became ${state}`);
    this.#heard.set(change.name, index + 1);
    return change;
  }
}
