import { forEachOf } from '../../../bin/shared/each-of.ts';
import { until } from '../../../demo/actors/until.ts';
import { optionDefinition } from '../../../domain/options/options.ts';
import { orderStates } from '../../../domain/order/order-states.ts';
import type { Order } from '../../../domain/order/order.ts';
import type { World } from '../../stories/world.ts';
import { Worlds } from '../../stories/worlds.ts';
import { rest } from '../days.ts';
import { lookAround } from '../look-around.ts';
import { isMoving, Player } from './player.ts';
import type { Batch } from './sequences.ts';
import { judgeRemains, readRemains, type Remains } from './verdict.ts';

const minute = 60_000;

/** Half of a validity of a day, from when on a phone may renew, and some minutes. */
const untilRenewable = 12 * 60 * minute + 10 * minute;

/** Minutes in which all orders come to their end: the longest step, clean-up and some sweeps. */
const mostMinutes = 120;

/** What became of one sequence. */
export interface Played {
  readonly number: number;
  readonly steps: number;
  /** Codes with which the service said no. */
  readonly refusals: readonly string[];
  /** States of their mobile IDs at the end. */
  readonly ends: readonly string[];
  readonly violations: readonly string[];
}

/** What became of sequences, and what was wrong besides. */
export interface Outcome {
  readonly played: readonly Played[];
  readonly wrong: readonly string[];
}

// What lies in the tables of many batches makes reading them slow.
const batchesOfAWorld = 8;

/** Plays batches one after the other. @param onPlayed hears how many sequences are over */
export const playAll = async (
  batches: readonly Batch[],
  atOnce: number,
  onPlayed: (outcome: Outcome) => void,
): Promise<readonly Outcome[]> => {
  const worlds = await Worlds.open(0);
  const outcomes: Outcome[] = [];
  try {
    for (let first = 0; first < batches.length; first += batchesOfAWorld)
      await worlds.apart({}, async (world) => {
        for (const batch of batches.slice(first, first + batchesOfAWorld)) {
          const outcome = await playBatch(world, batch, atOnce);
          outcomes.push(outcome);
          onPlayed(outcome);
        }
      });
  } finally {
    await worlds.close();
  }
  return outcomes;
};

const playBatch = async (world: World, { pauses, sequences }: Batch, atOnce: number): Promise<Outcome> => {
  const { cloud } = world;
  cloud.clock.rate = 1;
  const logsBefore = cloud.logs.length;
  await world.setOption('validity', 'P1D');
  const players: Player[] = [];
  await forEachOf(sequences, atOnce, async (numbered) => {
    players.push(await Player.ready(world, numbered));
  });
  await rest(world);
  cloud.clock.advance(untilRenewable);
  for (const [round, pause] of pauses.entries()) {
    await forEachOf(players, atOnce, (player) => player.play(round));
    if (pause > 0) await pass(world, pause);
  }
  const violations = await settle(world, players);
  const played = players.map((player): Played => {
    const { number, refusals, troubles, person } = player;
    const remains = violations.get(person.userId);
    const rules = remains ? judgeRemains(remains) : ['nothing is known of them'];
    return {
      ...{ number, refusals, violations: [...troubles, ...rules] },
      steps: sequences.get(number)?.rounds.flat().length ?? 0,
      ends: remains?.mobileIds.map(({ state }) => state) ?? [],
    };
  });
  return { played, wrong: [...findWrong(world, logsBefore), ...(await lookAround(world))] };
};

/** Whether an order has what its step waits for, or waits for nobody. */
const goesOn = (order: Order): boolean => {
  const { needs } = orderStates[order.state];
  return isMoving(order.state) || (needs !== undefined && order[needs] !== undefined);
};

/** Time passes between steps, and never while a certificate is issued or a change waits: that takes seconds, not hours. */
const pass = async (world: World, milliseconds: number): Promise<void> => {
  await until(
    async () => world.cloud.eventSources.isBusy || (await world.orders()).some(goesOn),
    (isAny) => !isAny,
    { every: 100, atMost: 3 * minute },
  );
  await world.pass(milliseconds);
};

/** Minutes pass until all is as it must be, or should have been long ago. */
const settle = async (world: World, players: readonly Player[]): Promise<ReadonlyMap<string, Remains>> => {
  const userIds = players.map(({ person }) => person.userId);
  const limit = Number(optionDefinition('mobile-ids-per-user').initial);
  let minutes = 0;
  return until(
    async () => {
      await world.cloud.lambda.settle();
      await world.pass(minutes === 0 ? 0 : minute);
      minutes += 1;
      return readRemains(world, userIds, limit);
    },
    (found) =>
      minutes > mostMinutes ||
      (!isAnythingRunning(world) && [...found.values()].every((each) => judgeRemains(each).length === 0)),
    { every: 250, atMost: 30 * minute },
  );
};

const isAnythingRunning = ({ cloud }: World): boolean =>
  cloud.executions().some(({ status }) => status === 'RUNNING');

/** What rang, was refused or broke off in a batch. */
const findWrong = (world: World, logsBefore: number): readonly string[] => {
  const { cloud, alarms } = world;
  const failed = cloud.logs.slice(logsBefore).filter(({ line }) => line.includes('"order-failed"'));
  const rang = [
    ...alarms.unheard().map((name) => `alarm ${name} rang`),
    ...failed.map(({ line }) => `an order failed: ${line}`),
  ];
  alarms.quiet();
  const refusals = cloud.authorizer.refusals.map(
    (refusal) => `a role was refused: ${JSON.stringify(refusal)}`,
  );
  const letters = cloud.deadLetters.map(({ function: name }) => `a dead letter of ${name}`);
  const running = isAnythingRunning(world) ? ['an execution still runs'] : [];
  return [...rang, ...refusals, ...letters, ...running];
};
