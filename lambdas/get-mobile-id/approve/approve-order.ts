import { timingSafeEqual } from 'node:crypto';
import { endOrder, type EndOrderDependencies } from '../orders/end-order.ts';
import type { SignedInUser } from '../../../api/request.ts';
import { MatchCodeWrong, WrongStep } from '../../../domain/failures/errors.ts';
import { optionsOf, type Order } from '../../../domain/order/order.ts';
import { requireRecentSignIn } from '../../../domain/order/sign-in-age.ts';
import { above } from '../../aws/tables/expressions.ts';
import { ownOrder } from '../orders/own-order.ts';

/** What approving an order works with. */
export type ApproveOrderDependencies = EndOrderDependencies;

/** An order of the user, and the code that they typed. */
export interface ApproveOrderRequest {
  readonly orderId: string;
  readonly matchCode: string;
}

/**
 * *Next* after the phone answered: the user types the match code that only the phone shows, so a stolen QR
 * code gets nobody a mobile ID. The third wrong code ends the order.
 * @returns the order as it is now
 * @throws {SignInTooOld} @throws {OrderNotFound} @throws {WrongStep} @throws {MatchCodeWrong}
 */
export const approveOrder = async (
  deps: ApproveOrderDependencies,
  user: SignedInUser,
  { orderId, matchCode }: ApproveOrderRequest,
): Promise<Order> => {
  const order = await ownOrder(deps.orders, user.userId, orderId);
  requireRecentSignIn(user.signedInAt, optionsOf(order)['sign-in-age'], deps.now());
  if (!isMatch(order, matchCode)) return refuse(deps, order);
  if (order.approval) return moveOn(deps, order);
  const approval = { at: deps.now().toISOString() };
  const approved = await deps.orders.answer(
    orderId,
    'awaiting-approval',
    { set: { approval } },
    above('matchTriesLeft', 0),
  );
  return moveOn(deps, approved);
};

const isMatch = ({ phone }: Order, typed: string): boolean =>
  phone !== undefined && timingSafeEqual(Buffer.from(phone.matchCode), Buffer.from(typed));

// Also for an order that was approved already: the process may not have heard of it.
const moveOn = async ({ process }: ApproveOrderDependencies, order: Order): Promise<Order> => {
  if (order.state === 'awaiting-approval') await process.moveOn(order.taskToken);
  return order;
};

const refuse = async (deps: ApproveOrderDependencies, order: Order): Promise<never> => {
  const { orderId, state } = order;
  if (state !== 'awaiting-approval') throw new WrongStep(state);
  const { matchTriesLeft } =
    order.matchTriesLeft > 0
      ? await deps.orders.answer(orderId, state, { add: { matchTriesLeft: -1 } }, above('matchTriesLeft', 0))
      : order;
  deps.log.info('match-code-refused', { orderId });
  if (matchTriesLeft === 0) await endOrder(deps, orderId, 'failed', 'match-code-wrong');
  throw new MatchCodeWrong(matchTriesLeft);
};
