import { optionDefinition } from '../../domain/options/options.ts';
import { readDayList } from '../../domain/options/option-definition.ts';
import { openWorld } from '../stories/worlds.ts';
import type { World } from '../stories/world.ts';
import { passDays, type DaysProps } from './days.ts';
import { Holder } from './holder.ts';
import type { Life } from './lives.ts';
import { findLeftovers } from './look-around.ts';
import { readRecords } from './read-records.ts';
import type { Outcome, Violation } from './report.ts';
import { judge } from './verdict.ts';

/** Lives by the number under which they were drawn. */
export type NumberedLives = ReadonlyMap<number, Life>;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Days before the end from which on phones renew: `P30D`. */
const renewalDays = Number(/^P(\d+)D$/.exec(optionDefinition('renewal-from').initial)?.[1]);

/** Lets people live through the years on a local cloud, and judges what that does to them. */
export const liveYears = async (
  lives: NumberedLives,
  { validity, ...props }: DaysProps & { readonly validity: string },
): Promise<Outcome> => {
  const world = await openWorld();
  try {
    // Access tokens and proofs last as long as the laptop takes for what they are for.
    world.cloud.clock.rate = 1;
    await world.setOption('validity', validity);
    return await liveIn(world, lives, props);
  } finally {
    await world.cloud.stop();
  }
};

const liveIn = async (world: World, lives: NumberedLives, props: DaysProps): Promise<Outcome> => {
  const holders = [...lives].map(([number, life]) => new Holder(world, number, life));
  const { nights, wrong } = await passDays(world, holders, props);
  const records = await readRecords(world, holders);
  const calendar = {
    ...{ reminded: nights, end: world.cloud.clock.now(), renewalDays },
    reminders: readDayList(optionDefinition('reminders').initial),
  };
  const violations = holders.flatMap(({ number, life, troubles }, index): Violation[] => {
    const record = records[index];
    const rules = [...troubles, ...(record ? judge(record, calendar) : [])];
    return rules.length === 0 ? [] : [{ number, life, rules }];
  });
  return {
    people: holders.length,
    orders: sum(holders.map(({ deeds }) => deeds.orders)),
    renewals: sum(holders.map(({ deeds }) => deeds.renewals)),
    reminders: sum(records.map(({ reminders }) => reminders.length)),
    refusals: holders.flatMap(({ refusal }) => refusal ?? []),
    violations,
    wrong: [...wrong, ...(await findLeftovers(world))],
  };
};
