import { canBecome, isEnded, orderStateNames, type OrderState } from '../../../domain/order/order-states.ts';
import type { OrderView } from '../responses.ts';

/** The phases of the process that a user sees, in their order. */
export const phases = ['confirm', 'deliver', 'approve', 'issue', 'install'] as const;

export type Phase = (typeof phases)[number];

/** The phases that an order goes through: a renewal is begun by its phone, so nothing is confirmed or scanned. */
export const listPhases = ({ renews }: Pick<OrderView, 'renews'>): readonly Phase[] =>
  renews === undefined ? phases : phases.slice(phases.indexOf('approve'));

/** What an order shows. */
export type Stage =
  /** The process works, and nobody has to do anything. */
  | 'preparing'
  | 'confirm'
  | 'scan'
  | 'mailed'
  | 'approve'
  | 'issuing'
  | 'installing'
  | 'completed'
  | 'cancelled'
  | 'expired'
  | 'failed';

const stages: Readonly<Record<OrderState, Stage>> = {
  starting: 'preparing',
  'awaiting-confirmation': 'confirm',
  'awaiting-phone': 'scan',
  'awaiting-approval': 'approve',
  issuing: 'issuing',
  'awaiting-installation': 'installing',
  completed: 'completed',
  cancelled: 'cancelled',
  expired: 'expired',
  failed: 'failed',
};

/**
 * What an order shows.
 * @param decided the state in which the user has just done their part: until the order leaves it, nothing is left to do
 */
export const toStage = (order: OrderView, decided?: OrderState): Stage => {
  const { state, phone, activationCode } = order;
  if (state === decided) return state === 'awaiting-approval' ? 'issuing' : 'preparing';
  if (state !== 'awaiting-phone') return stages[state];
  if (phone || !activationCode) return 'preparing';
  return activationCode.mailedTo === undefined ? 'scan' : 'mailed';
};

const phaseIndexes: Partial<Readonly<Record<OrderState, number>>> = {
  starting: 0,
  'awaiting-confirmation': 0,
  'awaiting-phone': 1,
  'awaiting-approval': 2,
  issuing: 3,
  'awaiting-installation': 4,
  completed: phases.length,
};

/**
 * How far an order has come.
 * @param decided the state in which the user has just done their part
 * @returns index, among the phases that it goes through, of the one that is under way, the number of phases when all are done, undefined when the
 *   order has ended without a mobile ID
 */
export const phaseIndex = (order: Pick<OrderView, 'state' | 'renews'>, decided?: OrderState) => {
  const index = phaseIndexes[order.state];
  if (index === undefined) return undefined;
  const left = phases.length - listPhases(order).length;
  return Math.max(0, (order.state === decided ? index + 1 : index) - left);
};

/** Whether nothing can happen to an order any more. */
export const hasEnded = ({ state }: OrderView): boolean => isEnded(state);

/** Whether the user may cancel: not from the moment on when certificates are issued. */
export const mayCancel = ({ state }: OrderView): boolean => canBecome(state, 'cancelled');

/** Whether one response about an order is older than another: orders only move forward. */
export const isBehind = (one: OrderView, other: OrderView): boolean =>
  one.orderId === other.orderId && orderStateNames.indexOf(one.state) < orderStateNames.indexOf(other.state);
