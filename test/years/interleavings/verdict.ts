import * as v from 'valibot';
import { stateAt, type MobileId } from '../../../domain/mobile-id.ts';
import { isEnded } from '../../../domain/order/order-states.ts';
import type { Order } from '../../../domain/order/order.ts';
import { UserSchema, type UserState } from '../../../domain/user.ts';
import { coordinationKeys } from '../../../lambdas/aws/tables/coordination.ts';
import type { World } from '../../stories/world.ts';
import { listValid } from '../look-around.ts';

/** What the stores and the CA hold of one person once all is over. */
export interface Remains {
  /** What the directory says; undefined where they are not in it. */
  readonly user: UserState | undefined;
  readonly orders: readonly Order[];
  readonly mobileIds: readonly MobileId[];
  /** Whether an order is marked as running. */
  readonly isMarked: boolean;
  /** Serial numbers that the CA issued for them and that relying parties would take now. */
  readonly valid: ReadonlySet<string>;
  readonly now: Date;
  /** How many active mobile IDs they may have. */
  readonly limit: number;
}

/** Serial numbers as the CA of the local cloud writes them. */
const serialsOf = ({ certificates }: Pick<MobileId, 'certificates'>): readonly string[] =>
  Object.values(certificates).map(({ serial }) => serial.toUpperCase());

const standing = ({ mobileIds, now }: Remains, ...states: readonly string[]): readonly MobileId[] =>
  mobileIds.filter((each) => states.includes(stateAt(each, now)));

/** What must always hold (design section 7), for one person. */
const rules: Readonly<Record<string, (remains: Remains) => boolean>> = {
  'every order ended': ({ orders }) => orders.every(({ state }) => isEnded(state)),
  'they can start another order': ({ isMarked }) => !isMarked,
  'no certificate of a user who is locked or deleted is valid': ({ user, valid }) =>
    (user !== 'locked' && user !== undefined) || valid.size === 0,
  'no mobile ID is active of a user who is not': (remains) =>
    remains.user === 'active' || standing(remains, 'active').length === 0,
  'no mobile ID of an active user stays inactive': (remains) =>
    remains.user !== 'active' || standing(remains, 'inactive').length === 0,
  'no mobile ID stays registered': (remains) => standing(remains, 'registered').length === 0,
  'no more mobile IDs work than they may have': (remains) =>
    standing(remains, 'active', 'inactive').length <= remains.limit,
  'every valid certificate is one of a mobile ID that works': (remains) => {
    const known = new Set(standing(remains, 'active', 'inactive').flatMap(serialsOf));
    return [...remains.valid].every((serial) => known.has(serial));
  },
  'a mobile ID that works has all of its certificates': (remains) =>
    standing(remains, 'active', 'inactive').every((each) =>
      serialsOf(each).every((serial) => remains.valid.has(serial)),
    ),
  'a mobile ID that works comes from a completed order': (remains) =>
    standing(remains, 'active', 'inactive').every(({ orderId }) =>
      remains.orders.some((order) => order.orderId === orderId && order.state === 'completed'),
    ),
};

/** The rules that do not hold for somebody. */
export const judgeRemains = (remains: Remains): readonly string[] =>
  Object.entries(rules).flatMap(([rule, holds]) => (holds(remains) ? [] : [rule]));

/** Reads what is left of people, by the key of each in the directory. */
export const readRemains = async (
  world: World,
  userIds: readonly string[],
  limit: number,
): Promise<ReadonlyMap<string, Remains>> => {
  const [orders, mobileIds] = [await world.orders(), await world.mobileIds()];
  const users = v.parse(v.array(UserSchema), await world.items('Directory'));
  const markers = new Set((await world.items('Coordination')).map(({ key }) => key));
  const valid = [...listValid(world).values()];
  const of = (userId: string): Remains => {
    const mine = orders.filter((order) => order.userId === userId);
    const tokens = new Set(
      mine.flatMap(({ certificates }) => Object.values(certificates).map((each) => each.idempotencyToken)),
    );
    return {
      user: users.find((user) => user.userId === userId)?.state,
      orders: mine,
      mobileIds: mobileIds.filter((each) => each.userId === userId),
      isMarked: markers.has(coordinationKeys.runningOrder(userId)),
      valid: new Set(
        valid.filter(({ idempotencyToken = '' }) => tokens.has(idempotencyToken)).map(({ serial }) => serial),
      ),
      now: world.cloud.clock.date(),
      limit,
    };
  };
  return new Map(userIds.map((userId) => [userId, of(userId)]));
};
