import * as v from 'valibot';
import { coordinationKeys } from '../../lambdas/aws/tables/coordination.ts';
import { isEnded } from '../../domain/order/order-states.ts';
import { stateAt, type MobileId } from '../../domain/mobile-id.ts';
import { UserSchema } from '../../domain/user.ts';
import type { IssuedCertificate } from '../../local/index.ts';
import type { World } from '../stories/world.ts';

const day = 86_400_000;

/** Certificates that relying parties would take now, by serial number. */
export const listValid = ({ cloud: { authority, clock } }: World): ReadonlyMap<string, IssuedCertificate> =>
  new Map(
    authority
      .listIssued()
      .filter(({ revokedAt, notAfter }) => revokedAt === undefined && notAfter > clock.date())
      .map((certificate) => [certificate.serial, certificate]),
  );

/** What directory, store and CA say of everybody at the end of a day, side by side. */
interface Sight {
  readonly activeUsers: ReadonlySet<string>;
  readonly unlocked: readonly MobileId[];
  readonly active: readonly MobileId[];
  readonly valid: ReadonlyMap<string, IssuedCertificate>;
}

const see = async (world: World): Promise<Sight> => {
  const users = v.parse(v.array(UserSchema), await world.items('Directory'));
  const mobileIds = await world.mobileIds();
  const now = world.cloud.clock.date();
  return {
    activeUsers: new Set(users.filter(({ state }) => state === 'active').map(({ userId }) => userId)),
    unlocked: mobileIds.filter(({ state }) => state !== 'locked'),
    active: mobileIds.filter((each) => stateAt(each, now) === 'active'),
    valid: listValid(world),
  };
};

const serialsOf = ({ certificates }: MobileId): readonly string[] =>
  Object.values(certificates).map(({ serial }) => serial.toUpperCase());

/** What is wrong at the end of a day, once nothing is at work any more. */
export const lookAround = async (world: World): Promise<readonly string[]> => {
  const { activeUsers, unlocked, active, valid } = await see(world);
  const known = new Set(unlocked.flatMap(serialsOf));
  const strays = [...valid.keys()].filter((serial) => !known.has(serial));
  const broken = active.filter((each) => !serialsOf(each).every((serial) => valid.has(serial)));
  const second = active.filter(({ userId }, index) =>
    active.slice(0, index).some((other) => other.userId === userId),
  );
  const foreign = active.filter(({ userId }) => !activeUsers.has(userId));
  return [
    ...strays.map(
      (serial) => `certificate ${serial} is valid and belongs to no mobile ID that is not locked`,
    ),
    ...broken.map(({ mobileId }) => `mobile ID ${mobileId} is active without all of its certificates`),
    ...second.map(({ mobileId }) => `mobile ID ${mobileId} is active beside another one of its user`),
    ...foreign.map(({ mobileId }) => `mobile ID ${mobileId} is active, its user is not`),
  ];
};

/** What is left at the end of a run and should not be. */
export const findLeftovers = async (world: World): Promise<readonly string[]> => {
  const [orders, coordination] = [await world.orders(), await world.items('Coordination')];
  // DynamoDB deletes what has run out within two days.
  const gone = (world.cloud.clock.now() - 2 * day) / 1000;
  const userIds = new Set(orders.map(({ userId }) => coordinationKeys.runningOrder(userId)));
  return [
    ...orders
      .filter(
        ({ state, ttlEpochSeconds }) =>
          !isEnded(state) || ttlEpochSeconds === undefined || ttlEpochSeconds < gone,
      )
      .map(({ orderId, state }) => `order ${orderId} is kept, ${state}`),
    ...coordination
      .filter(
        ({ key, ttlEpochSeconds }) =>
          userIds.has(String(key)) || (ttlEpochSeconds !== undefined && Number(ttlEpochSeconds) < gone),
      )
      .map(({ key }) => `an item of coordination is kept: ${String(key).replace(/#.*/, '')}`),
    ...world.cloud
      .executions()
      .filter(({ status }) => status === 'RUNNING')
      .map(({ name }) => `execution ${name} still runs`),
    ...world.alarms.unheard().map((alarm) => `alarm ${alarm} rang`),
    ...world.cloud.deadLetters.map((letter) => `a dead letter of ${letter.function}`),
  ];
};
