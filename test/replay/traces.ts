import fc from 'fast-check';
import { start, type Model } from '../domain/order/life-cycle-model.ts';
import { events, toFirst, type EventName } from './events.ts';

/** What may go wrong while somebody goes on, and may change nothing. */
export const disturbances = ['none', 'twice at once', 'answer lost', 'next function killed'] as const;

/** One of `disturbances`. */
export type Disturbance = (typeof disturbances)[number];

/** Something that happens to an order. */
export interface Step {
  readonly event: EventName;
  readonly disturbance: Disturbance;
}

/** What happens to one order, from its start on. */
export type Trace = readonly Step[];

/** Somebody goes on as often as all else together: else few orders come far. */
const weights: Partial<Record<EventName, number>> = { 'whose turn it is goes on': 9, 'the CA issues': 4 };

const longest = 12;

const names = Object.keys(events).filter((name): name is EventName => name in events);

/** What may happen to an order that stands somewhere here, each as often as it weighs. */
const listPossible = (models: readonly Model[]): readonly EventName[] =>
  names
    .filter((name) => models.some((model) => events[name](model).length > 0))
    .flatMap((name) => Array.from({ length: weights[name] ?? 1 }, () => name));

/** All that an event may lead to. */
export const follow = (models: readonly Model[], event: EventName): readonly Model[] =>
  models.flatMap((model) => events[event](model));

/** Where every order begins. */
export const beginning: readonly Model[] = toFirst(start);

const toTrace = (draws: readonly number[]): Trace => {
  let models = beginning;
  return draws.map((draw) => {
    const possible = listPossible(models);
    const event = possible[draw % possible.length] ?? 'somebody is too early';
    models = follow(models, event);
    const disturbance = disturbances[Math.floor(draw / possible.length) % disturbances.length] ?? 'none';
    return { event, disturbance };
  });
};

/** Traces drawn from the model, always the same ones for a seed. */
export const drawTraces = (seed: number, count: number): readonly Trace[] => {
  const draws = fc.array(fc.nat({ max: 2 ** 20 }), { minLength: 2, maxLength: longest, size: 'max' });
  return fc.sample(draws, { seed, numRuns: count }).map(toTrace);
};
