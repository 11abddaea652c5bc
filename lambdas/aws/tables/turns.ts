import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import { coordinationPrefixes } from '../../../domain/order/time-limits.ts';
import { above, any, below, equals, missing } from './expressions.ts';
import { CoordinationSchema, type Coordination, type Tables } from './tables.ts';

type Deps = Pick<Tables, 'coordination'>;
type Write = Parameters<Tables['coordination']['update']>[1];

const key = { key: `${coordinationPrefixes.turns}issue-certificate` };

const TurnsSchema = v.required(v.pick(CoordinationSchema, ['nextTurn']));

/**
 * Takes a turn at the CA: so many come in a second, evenly, to all orders together, in the order in which they are
 * taken. A turn that is not used is lost.
 * @param perSecond how many turns come in a second
 * @returns milliseconds until it comes; 0 where nobody else waits
 * @throws {LostRace} others were faster each time
 */
export const takeTurn = async (deps: Deps, perSecond: number, now: Date): Promise<number> => {
  const [time, gap] = [now.getTime(), 1000 / perSecond];
  const isFree = any<'nextTurn'>(missing('nextTurn'), below('nextTurn', time), equals('nextTurn', time));
  const next =
    (await write(deps, { add: { nextTurn: gap }, when: above<'nextTurn'>('nextTurn', time) })) ??
    (await write(deps, { set: { nextTurn: time + gap }, when: isFree })) ??
    (await write(deps, { add: { nextTurn: gap }, when: above<'nextTurn'>('nextTurn', time) }));
  if (next === undefined) throw new LostRace('a turn at the CA');
  return next - gap - time;
};

/** @returns when the next turn is free then; undefined where the condition does not hold */
const write = async ({ coordination }: Deps, update: Write): Promise<Coordination['nextTurn']> => {
  try {
    return v.parse(TurnsSchema, await coordination.update(key, update, 'ALL_NEW')).nextTurn;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
};
