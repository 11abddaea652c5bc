import { until } from '../../demo/actors/until.ts';
import { isEnded } from '../../domain/order/order-states.ts';
import type { Model } from '../domain/order/life-cycle-model.ts';
import type { World } from '../stories/world.ts';
import { cleanedUp } from './events.ts';
import { ReplayedOrder } from './order.ts';
import { beginning, follow, type Step, type Trace } from './traces.ts';

/** How a replayed trace went. */
export interface Replay {
  readonly trace: Trace;
  /** The states of the model in which the order was seen. */
  readonly seen: readonly string[];
  /** Where order and model came apart, and how; undefined where they agree to the end. */
  readonly disagreement?: string | undefined;
}

const minute = 60_000;

/** Milliseconds in which an order has to come to where the model is; a machine may be busy. */
const patience = { every: 150, atMost: 90_000 };

/** Minutes of the cloud in which every order that has ended is cleaned up. */
const mostMinutes = 40;

const toText = ({ submitted, ...model }: Model): string =>
  Object.entries({ ...model, submitted: submitted.join('+') })
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');

/** The states of the model that an order is in, as it was seen: clean-up may have come. */
const matching = (observed: Model, models: readonly Model[]): readonly Model[] => {
  const text = toText(observed);
  return models.filter((model) => [model, ...cleanedUp(model)].some((each) => toText(each) === text));
};

/** One order on its way through a trace. */
class Run {
  readonly trace: Trace;
  readonly #order: ReplayedOrder;
  readonly #seen: string[] = [];
  #models: readonly Model[] = beginning;
  #disagreement: string | undefined;

  constructor(trace: Trace, order: ReplayedOrder) {
    [this.trace, this.#order] = [trace, order];
  }

  /** Goes through all of the trace; where the CA still holds a certificate back, it issues it then. */
  async go(): Promise<this> {
    for (const step of this.trace) await this.#take(step);
    const isHeld = this.#models.some(({ isAsking }) => isAsking);
    if (isHeld) await this.#take({ event: 'the CA issues', disturbance: 'none' });
    return this;
  }

  async #take(step: Step): Promise<void> {
    if (this.#disagreement !== undefined) return;
    const expected = follow(this.#models, step.event);
    try {
      await this.#order.enact(step);
      const observed = await until(
        () => this.#order.observe(),
        (seen) => matching(seen, expected).length > 0,
        patience,
      ).catch(() => this.#order.observe());
      this.#models = matching(observed, expected);
      if (this.#models.length === 0)
        this.#disagree(`${step.event} (${step.disturbance})`, expected, observed);
      else this.#seen.push(toText(observed));
    } catch (error) {
      this.#disagreement = `${step.event} (${step.disturbance}): ${String(error)}`;
    }
  }

  #disagree(after: string, expected: readonly Model[], observed: Model): void {
    const wanted = expected.map(toText).join(' | ');
    this.#disagreement = `after "${after}" the model says ${wanted}; seen: ${toText(observed)}`;
  }

  /** Whether nothing is left to do for the order; where it has ended, clean-up included. */
  async isDone(): Promise<boolean> {
    if (this.#disagreement !== undefined) return true;
    const observed = await this.#order.observe();
    return !isEnded(observed.order) || observed.isSettled;
  }

  /** Looks a last time, when all is cleaned up that has ended. */
  async finish(): Promise<Replay> {
    const observed = await this.#order.observe();
    const expected = this.#models.flatMap(cleanedUp);
    const isRight = expected.some((model) => toText(model) === toText(observed));
    if (!isRight && this.#disagreement === undefined) this.#disagree('all is cleaned up', expected, observed);
    return { trace: this.trace, seen: [...this.#seen, toText(observed)], disagreement: this.#disagreement };
  }
}

/** Replays traces side by side, and says of each how it went. */
export const replay = async (world: World, traces: readonly Trace[]): Promise<readonly Replay[]> => {
  const runs = await Promise.all(
    traces.map(async (trace) => new Run(trace, await ReplayedOrder.begin(world)).go()),
  );
  let minutes = 0;
  await until(
    async () => {
      if (minutes > 0) await world.pass(minute);
      minutes += 1;
      const done = await Promise.all(runs.map((run) => run.isDone()));
      return done.every(Boolean);
    },
    (isDone) => isDone || minutes > mostMinutes,
    { every: 100, atMost: 10 * minute },
  );
  return Promise.all(runs.map((run) => run.finish()));
};
