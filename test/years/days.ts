import { forEachOf } from '../../bin/shared/each-of.ts';
import { until } from '../../demo/actors/until.ts';
import type { World } from '../stories/world.ts';
import type { Holder } from './holder.ts';
import { lookAround } from './look-around.ts';

const minute = 60_000;

/** A tenth of a second more than 24 hours, so that what goes off once a day does so each day. */
const dayLength = 24 * 60 * minute + 100;

/**
 * How long after schedules went off people begin their day. Mobile IDs end at the time of day at which they were made:
 * so no reminder is due in the very moment in which it is looked for.
 */
const morning = 10 * minute;

/** How often everything is looked at, in days, where nobody joined, left or lost anything. */
const quietDays = 7;

/** How long an execution may run on before it counts as one that waits for somebody, in milliseconds. */
const longest = minute / 2;

/** Waits until functions have nothing to do, streams nothing to give them, and executions wait for somebody at most. */
export const rest = async ({ cloud }: World): Promise<void> => {
  const end = performance.now() + longest;
  await until(
    async () => {
      await cloud.lambda.settle();
      await cloud.lambda.idle();
      return cloud.eventSources.isBusy || cloud.executions().some(({ status }) => status === 'RUNNING');
    },
    (isRunning) => !isRunning || performance.now() > end,
    { every: 5, atMost: 2 * minute },
  );
};

/** How a run of days went. */
export interface Days {
  /** When the schedules went off, night by night. */
  readonly nights: readonly number[];
  /** What was wrong at the end of a day, by day. */
  readonly wrong: readonly string[];
}

/** What a run of days is told. */
export interface DaysProps {
  readonly days: number;
  readonly atOnce: number;
  /** Hears of each day that is over. */
  readonly onDay: (day: number) => void;
}

/** Puts the clock forward day by day, and lets everybody do what they have to on each. */
export const passDays = async (
  world: World,
  holders: readonly Holder[],
  { days, atOnce, onDay }: DaysProps,
): Promise<Days> => {
  const { clock } = world.cloud;
  const start = clock.now();
  const nights: number[] = [];
  const wrong: string[] = [];
  for (let day = 0; day < days; day += 1) {
    await rest(world);
    clock.advance(start + (day + 1) * dayLength - clock.now());
    nights.push(clock.now());
    await rest(world);
    const busy = holders.filter((holder) => holder.isBusyOn(day));
    if (busy.length > 0) await spend(world, busy, { day, atOnce });
    if (busy.some((holder) => holder.changedOn(day)) || (day + 1) % quietDays === 0 || day === days - 1)
      wrong.push(...(await lookAround(world)).map((what) => `day ${day.toString()}: ${what}`));
    onDay(day);
  }
  return { nights, wrong };
};

const spend = async (
  world: World,
  holders: readonly Holder[],
  { day, atOnce }: { readonly day: number; readonly atOnce: number },
): Promise<void> => {
  world.cloud.clock.advance(morning);
  await rest(world);
  await forEachOf(holders, atOnce, (holder) => holder.live(day));
  await rest(world);
};
