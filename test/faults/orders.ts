import { until } from '../../demo/actors/until.ts';
import { isEnded } from '../../domain/order/order-states.ts';
import type { CallRecord } from '../../local/index.ts';
import type { World } from '../stories/world.ts';
import { Journey } from './journey.ts';
import type { OptionSet } from './option-sets.ts';
import type { PlannedFault } from './points.ts';
import { findStrays, judge, readAftermath, type Verdict } from './verdict.ts';

/** An order to be run, with what goes wrong in it. */
export interface Plan {
  readonly set: OptionSet;
  readonly faults: readonly PlannedFault[];
}

/** How an order ended that was run with faults. */
export interface Run extends Verdict {
  readonly plan: Plan;
  /** What stopped its user and their phone; undefined where nothing did. */
  readonly stopped: string | undefined;
}

const minute = 60_000;

/** Minutes of the cloud in which everything has to come to its end: all steps, clean-up and some sweeps. */
const mostMinutes = 120;

/** Minutes that what is still not as it has to be is given then. */
const moreMinutes = 12;

const journeyIn = async (world: World, { oldPhone }: OptionSet): Promise<Journey> => {
  const person = await world.newUser();
  if (oldPhone !== undefined) await person.getMobileId();
  return new Journey(person, oldPhone);
};

/** Runs one order alone. @returns the calls that were made */
export const recordOrder = async (world: World, set: OptionSet): Promise<readonly CallRecord[]> => {
  const journey = await journeyIn(world, set);
  const { log } = world.cloud.calls;
  const before = log.length;
  const stopped = await journey.go();
  if (stopped !== undefined) throw new Error(`An order without any fault stopped: ${stopped}`);
  await world.processEnds(journey.orderId ?? '');
  return log.slice(before);
};

const runOne = async (world: World, plan: Plan) => {
  const journey = await journeyIn(world, plan.set);
  for (const { fault } of plan.faults) world.cloud.faults.inject({ ...fault, about: journey.about });
  return { plan, journey, stopped: await journey.go() };
};

/** Lets time pass until nothing is left to do for any order. */
const settle = async (world: World, userIds: ReadonlySet<string>): Promise<void> => {
  let minutes = 0;
  await until(
    async () => {
      const open = (await world.orders()).filter(
        ({ userId, state, ttlEpochSeconds, alarmedAt }) =>
          userIds.has(userId) &&
          !(isEnded(state) && (ttlEpochSeconds !== undefined || alarmedAt !== undefined)),
      );
      if (open.length > 0 && minutes < mostMinutes) world.cloud.clock.advance(minute);
      minutes += 1;
      return open.length;
    },
    (open) => open === 0 || minutes > mostMinutes,
    // Functions have work to do before the minute is gone.
    { every: 100, atMost: 10 * minute },
  );
};

/** Runs orders side by side to their ends, clean-up and sweep included, and judges each of them. */
export const runOrders = async (world: World, plans: readonly Plan[]): Promise<readonly Run[]> => {
  const ran = await Promise.all(plans.map((plan) => runOne(world, plan)));
  world.cloud.faults.clear();
  await settle(world, new Set(ran.map(({ journey }) => journey.person.userId)));
  let looks = 0;
  return until(
    async () => {
      if (looks > 0) world.cloud.clock.advance(minute);
      looks += 1;
      return judgeAll(world, ran);
    },
    // What a function is at just now may be what is missing.
    (runs) => looks > moreMinutes || runs.every(({ violations }) => violations.length === 0),
    { every: 500 },
  );
};

const judgeAll = async (
  world: World,
  ran: readonly Awaited<ReturnType<typeof runOne>>[],
): Promise<readonly Run[]> => {
  const after = await readAftermath(world);
  const strays = findStrays(world, after).map((serial) => `no order knows the certificate ${serial}`);
  return ran.map(({ plan, journey, stopped }, index) => {
    const { end, reason, violations } = judge(world, after, journey);
    return { plan, stopped, end, reason, violations: [...violations, ...(index === 0 ? strays : [])] };
  });
};
