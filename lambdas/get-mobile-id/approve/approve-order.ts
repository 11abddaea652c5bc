import type { SignedInUser } from '../../../api/request.ts';
import { MatchCodeWrong, WrongStep } from '../../../domain/failures/errors.ts';
import { requireOptions, type Order } from '../../../domain/order/order.ts';
import { requireRecentSignIn } from '../../../domain/order/sign-in-age.ts';
import { isSameSecret } from '../../../domain/secrets.ts';
import { above } from '../../aws/tables/expressions.ts';
import { loadOwnOrder, storeSubmission } from '../../aws/tables/orders.ts';
import type { Dependencies, Needs } from '../../runtime/dependencies.ts';
import { endOrderAndTask } from '../orders/end-order.ts';

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
  deps: Needs<typeof endOrderAndTask>,
  { userId, signedInAt }: SignedInUser,
  { orderId, matchCode }: ApproveOrderRequest,
): Promise<Order> => {
  const order = await loadOwnOrder(deps, { userId, orderId });
  requireRecentSignIn(signedInAt, requireOptions(order)['sign-in-age'], deps.now());
  if (!isSameSecret(order.phone?.matchCode ?? '', matchCode)) return refuse(deps, order);
  if (order.approval) return completeTask(deps, order);
  const approval = { at: deps.now().toISOString() };
  const approved = await storeSubmission(deps, orderId, 'awaiting-approval', {
    set: { approval },
    when: [above('matchTriesLeft', 0)],
  });
  return completeTask(deps, approved);
};

// Also for an order that was approved already: the process may not have heard of it.
const completeTask = async ({ workflow }: Pick<Dependencies, 'workflow'>, order: Order): Promise<Order> => {
  if (order.state === 'awaiting-approval') await workflow.completeTask(order.taskToken);
  return order;
};

const refuse = async (deps: Needs<typeof endOrderAndTask>, order: Order): Promise<never> => {
  const { orderId, state } = order;
  if (state !== 'awaiting-approval') throw new WrongStep(state);
  const wrongTry = { add: { matchTriesLeft: -1 }, when: [above('matchTriesLeft', 0)] } as const;
  const { matchTriesLeft } =
    order.matchTriesLeft > 0 ? await storeSubmission(deps, orderId, state, wrongTry) : order;
  deps.log.info('match-code-refused', { orderId });
  if (matchTriesLeft === 0)
    await endOrderAndTask(deps, orderId, { end: 'failed', reason: 'match-code-wrong' });
  throw new MatchCodeWrong(matchTriesLeft);
};
