import type { SignedInUser } from '../../../api/request.ts';
import { MatchCodeWrong, refuseIn } from '../../../domain/failures/errors.ts';
import { isEnded, maxMatchTries } from '../../../domain/order/order-states.ts';
import { requireOptions, type Order } from '../../../domain/order/order.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import { requireRecentSignIn } from '../../../domain/order/time-limits.ts';
import { isSameSecret } from '../../../domain/secrets.ts';
import { above, equals, missing } from '../../aws/tables/expressions.ts';
import type { OrderEnding } from '../../aws/tables/order-end.ts';
import { loadOwnOrder, storeSubmission, writeDuring } from '../../aws/tables/orders.ts';
import type { Dependencies, Needs } from '../../runtime/dependencies.ts';
import { retry } from '../../runtime/retry.ts';
import { endOrderAndTask } from '../../order-end/end-order.ts';

/** An order of the user, and the code that they typed. */
export interface ApproveOrderRequest {
  readonly orderId: string;
  readonly matchCode: string;
}

/**
 * *Next* after the phone answered: the user types the match code that only the phone shows, so a stolen QR
 * code gets nobody a mobile ID. The third wrong code ends the order.
 * @returns the order as it is now
 * @throws {SignInTooOld} @throws {OrderNotFound} @throws {OrderRefused} @throws {MatchCodeWrong}
 */
export const approveOrder = async (
  deps: Needs<typeof endOrderAndTask>,
  { userId, signedInAt }: SignedInUser,
  { orderId, matchCode }: ApproveOrderRequest,
): Promise<Order> => {
  const order = await loadOwnOrder(deps, { userId, orderId });
  requireRecentSignIn(signedInAt, requireOptions(order)['sign-in-age'], deps.now());
  if (isOutOfTries(order)) return endAgain(deps, order, matchCode);
  // Whatever the digits: nobody learns after the end which ones were right.
  if (isEnded(order.state)) throw refuseIn(order.state);
  if (!isSameSecret(order.phone?.matchCode ?? '', matchCode)) return refuse(deps, order, matchCode);
  if (order.approval) return completeTask(deps, order);
  const approval = { at: deps.now().toISOString() };
  const approved = await storeSubmission(deps, orderId, 'awaiting-approval', {
    set: { approval },
    when: [above('matchTriesLeft', 0)],
  });
  return completeTask(deps, approved);
};

const outOfTries = { end: 'failed', reason: 'match-code-wrong' } as const satisfies OrderEnding;

const isOutOfTries = ({ state, matchTriesLeft, ended }: Order): boolean =>
  ended?.reason === outOfTries.reason || (state === 'awaiting-approval' && matchTriesLeft <= 0);

// The process may not have heard of it: then it has now, and the mail about it goes out.
const endAgain = async (
  deps: Needs<typeof endOrderAndTask>,
  { orderId, wrongCodes = [] }: Order,
  typed: string,
): Promise<never> => {
  const { state } = await endOrderAndTask(deps, orderId, outOfTries);
  throw wrongCodes.includes(typed) ? new MatchCodeWrong(0) : refuseIn(state);
};

// Also for an order that was approved already: the process may not have heard of it.
const completeTask = async ({ workflow }: Pick<Dependencies, 'workflow'>, order: Order): Promise<Order> => {
  if (order.state === 'awaiting-approval') await workflow.completeTask(order.taskToken);
  return order;
};

const refuse = async (
  deps: Needs<typeof endOrderAndTask>,
  key: Pick<Order, 'userId' | 'orderId'>,
  typed: string,
): Promise<never> => {
  const { orderId } = key;
  const count = async () => countWrongCode(deps, await loadOwnOrder(deps, key), typed);
  const triesLeft = await retry(maxMatchTries, (error) => error instanceof LostRace, count);
  deps.log.info('match-code-refused', { orderId });
  throw new MatchCodeWrong(triesLeft);
};

// The code is stored with the try that it costs, and the last one with the end of the order: whatever gets lost, each
// code counts once, and no order is left without tries.
const countWrongCode = async (
  deps: Needs<typeof endOrderAndTask>,
  { orderId, state, approval, matchTriesLeft: before, wrongCodes = [] }: Order,
  typed: string,
): Promise<number> => {
  if (state !== 'awaiting-approval' || approval) throw refuseIn(state);
  if (wrongCodes.includes(typed)) return before;
  const matchTriesLeft = before - 1;
  const set = { matchTriesLeft, wrongCodes: [...wrongCodes, typed] };
  const when = [missing('approval'), equals('matchTriesLeft', before)];
  if (matchTriesLeft === 0) await endOrderAndTask(deps, orderId, { ...outOfTries, set, when });
  else await writeDuring(deps, orderId, state, { set, when });
  return matchTriesLeft;
};
