import { isEnded } from '../../domain/order/order-states.ts';
import type { Order } from '../../domain/order/order.ts';
import type { MobileId } from '../../domain/mobile-id.ts';
import { coordinationKeys } from '../../lambdas/aws/tables/coordination.ts';
import type { World } from '../stories/world.ts';
import type { Journey } from './journey.ts';

/** What is in the stores once all is over. */
export interface Aftermath {
  readonly orders: readonly Order[];
  readonly mobileIds: readonly MobileId[];
  readonly markers: ReadonlySet<unknown>;
  /** The log lines that ring alarms of orders. */
  readonly rings: readonly string[];
}

const cleanUpAlarms = ['clean-up-incomplete', 'certificate-outcome-unknown'];
const alarmCodes = [...cleanUpAlarms, 'notification-failed'];

/** Reads the stores. */
export const readAftermath = async (world: World): Promise<Aftermath> => ({
  orders: await world.orders(),
  mobileIds: await world.mobileIds(),
  markers: new Set((await world.items('Coordination')).map(({ key }) => key)),
  rings: world.cloud.logs
    .map(({ line }) => line)
    .filter((line) => alarmCodes.some((code) => line.includes(`"${code}"`))),
});

/** One order that ran with faults, and how it ended. */
export interface Verdict {
  readonly end: string;
  /** Code of why; undefined where the order was completed. */
  readonly reason?: string | undefined;
  /** What must hold and does not. */
  readonly violations: readonly string[];
}

type Check = (parts: {
  readonly world: World;
  readonly order: Order;
  readonly after: Aftermath;
  readonly journey: Journey;
}) => boolean;

/** Whether an alarm rang for an order: the log line that counts it names the order. */
const rang = ({ rings }: Aftermath, { orderId }: Pick<Order, 'orderId'>, ...codes: string[]): boolean =>
  rings.some((line) => line.includes(orderId) && codes.some((code) => line.includes(`"${code}"`)));

const isCompleted = ({ state }: Order): boolean => state === 'completed';

const mobileIdOf = ({ mobileIds }: Aftermath, { mobileId }: Pick<Order, 'mobileId'>) =>
  mobileIds.find((each) => each.mobileId === mobileId);

/** Whether the user got a mail since the order began that brings no QR code. */
const wasTold = ({ cloud }: World, { person }: Journey, { createdAt }: Order): boolean =>
  cloud
    .mails()
    .some(
      ({ to, at, attachments }) =>
        to.includes(person.email) && at >= new Date(createdAt) && attachments.length === 0,
    );

/** What must always hold (design section 7), for one order and its user. */
const checks: Readonly<Record<string, Check>> = {
  'the order ended': ({ order }) => isEnded(order.state),
  'its user can start another one': ({ order, after }) =>
    !after.markers.has(coordinationKeys.runningOrder(order.userId)),
  'one certificate for each kind': ({ world, order }) =>
    world.issuedOf(order).length <= Object.keys(order.certificates).length,
  'an active mobile ID has valid certificates alone': ({ world, order, after }) =>
    !isCompleted(order) ||
    (mobileIdOf(after, order)?.state === 'active' &&
      world.issuedOf(order).length === order.confirmation?.kinds.length &&
      world.issuedOf(order).every(({ revokedAt }) => revokedAt === undefined)),
  'another end leaves no valid certificate, or an alarm rings': ({ world, order, after }) =>
    isCompleted(order) ||
    rang(after, order, ...cleanUpAlarms) ||
    world.issuedOf(order).every(({ revokedAt }) => revokedAt !== undefined),
  'another end leaves no active mobile ID': ({ order, after }) =>
    isCompleted(order) || mobileIdOf(after, order)?.state !== 'active',
  'its user was told, or an alarm rings': ({ world, order, after, journey }) =>
    !(isCompleted(order) || order.state === 'failed' || order.state === 'expired') ||
    wasTold(world, journey, order) ||
    rang(after, order, 'notification-failed', ...cleanUpAlarms),
  'a phone that was replaced is locked, or an alarm rings': ({ order, after }) =>
    !order.replaces ||
    !(isCompleted(order) || order.confirmation?.oldPhone === 'lost') ||
    mobileIdOf(after, order.replaces)?.state === 'locked' ||
    rang(after, order, ...cleanUpAlarms),
  'one active mobile ID at most': ({ order, after }) =>
    after.mobileIds.filter(({ userId, state }) => userId === order.userId && state === 'active').length <= 1,
};

/** Judges a journey by what it left behind. */
export const judge = (world: World, after: Aftermath, journey: Journey): Verdict => {
  const mine = after.orders.filter(({ userId }) => userId === journey.person.userId);
  const order = mine.find(({ orderId }) => orderId === journey.orderId) ?? mine.at(-1);
  if (!order) return { end: 'never started', violations: [] };
  const parts = { world, order, after, journey };
  const violations = Object.entries(checks).flatMap(([rule, check]) => (check(parts) ? [] : [rule]));
  return { end: order.state, reason: order.ended?.reason, violations };
};

/** Certificates of the CA that no order knows of. */
export const findStrays = (world: World, { orders, rings }: Aftermath): readonly string[] => {
  const known = new Set(
    orders.flatMap(({ certificates }) =>
      Object.values(certificates).map(({ idempotencyToken }) => idempotencyToken),
    ),
  );
  return world.cloud.authority
    .listIssued()
    .filter(
      ({ idempotencyToken, revokedAt }) => !known.has(idempotencyToken ?? '') && revokedAt === undefined,
    )
    .filter(({ arn }) => !rings.some((line) => line.includes(arn)))
    .map(({ serial }) => serial);
};
