import { describe, expect, it } from 'vitest';
import { OrderEnded, WrongStep } from '../../../../domain/failures/errors.ts';
import {
  isEnded,
  isWaiting,
  orderStateNames,
  type EndState,
  type OrderState,
  type WaitingState,
} from '../../../../domain/order/order-states.ts';
import { requireIssuance, type Order } from '../../../../domain/order/order.ts';
import { LostRace } from '../../../../domain/failures/process-errors.ts';
import { writeIssuance } from '../../../../lambdas/aws/tables/issuance.ts';
import { writeEnd } from '../../../../lambdas/aws/tables/order-end.ts';
import { writeStart } from '../../../../lambdas/aws/tables/order-start.ts';
import { enterWaitingState } from '../../../../lambdas/aws/tables/orders.ts';
import { writeActivation } from '../../../../lambdas/aws/tables/registration.ts';
import { mobileIdIn, orderIn, start, user } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

// Written out here once more, so that a transition added to the model by mistake is seen.
const allowed: Readonly<Record<OrderState, readonly OrderState[]>> = {
  starting: ['awaiting-confirmation', 'cancelled', 'failed'],
  'awaiting-confirmation': ['awaiting-phone', 'cancelled', 'expired', 'failed'],
  'awaiting-phone': ['awaiting-approval', 'issuing', 'cancelled', 'expired', 'failed'],
  'awaiting-approval': ['issuing', 'cancelled', 'expired', 'failed'],
  issuing: ['awaiting-installation', 'failed'],
  'awaiting-installation': ['completed', 'expired', 'failed'],
  completed: [],
  cancelled: [],
  expired: [],
  failed: [],
};

type Write = (stage: Stage, order: Order) => Promise<unknown>;

const enter =
  (to: WaitingState): Write =>
  ({ deps }, { orderId }) =>
    enterWaitingState(deps, orderId, to, { set: { taskToken: 'new' } });

const end =
  (to: EndState): Write =>
  ({ deps }, order) =>
    writeEnd(deps, order, { end: to, reason: 'test' }, start);

const active = { userId: user().userId, storedState: 'active' };
const labels = { userId: '', serverName: '', profileName: '' };

/** How the process writes each state. */
const writes: Readonly<Record<OrderState, Write>> = {
  starting: ({ deps }) => writeStart(deps, orderIn('starting'), undefined, start),
  'awaiting-confirmation': enter('awaiting-confirmation'),
  'awaiting-phone': enter('awaiting-phone'),
  'awaiting-approval': enter('awaiting-approval'),
  issuing: ({ deps }, order) => {
    const issuing = orderIn('issuing');
    const issuance = requireIssuance(issuing);
    return writeIssuance(
      deps,
      order,
      { user: active, issuance, labels: { ...labels, ...issuing.labels } },
      start,
    );
  },
  'awaiting-installation': enter('awaiting-installation'),
  completed: ({ deps, tables }, order) => {
    const { orderId, mobileId } = order;
    tables.put('mobile-ids', mobileIdIn('registered', { orderId, mobileId }));
    return writeActivation(deps, order, active, start);
  },
  cancelled: end('cancelled'),
  expired: end('expired'),
  failed: end('failed'),
};

// The order holds every answer, so that none that is missing can hide a transition that should be refused.
const fullOrder = (state: OrderState): Order => {
  const full = orderIn('completed');
  const { confirmation, phone, approval, installation } = full;
  return Object.assign(orderIn(state), { confirmation, phone, approval, installation });
};

const pairs = orderStateNames.flatMap((from) => orderStateNames.map((to) => ({ from, to })));
const isReentry = ({ from, to }: { from: OrderState; to: OrderState }) => from === to && isWaiting(to);

const refusal = (from: OrderState, to: OrderState) => {
  if (to === 'starting') return LostRace;
  return isEnded(from) ? OrderEnded : WrongStep;
};

describe('the life cycle of an order', () => {
  it.each(pairs.filter(({ from, to }) => allowed[from].includes(to)))(
    'lets $from become $to',
    async ({ from, to }) => {
      const stage = new Stage();
      const order = stage.putOrder(fullOrder(from));
      await writes[to](stage, order);
      expect(stage.order(order).state).toBe(to);
    },
  );

  it.each(pairs.filter((pair) => !allowed[pair.from].includes(pair.to) && !isReentry(pair)))(
    'never lets $from become $to',
    async ({ from, to }) => {
      const stage = new Stage();
      const order = stage.putOrder(fullOrder(from));
      await expect(writes[to](stage, order)).rejects.toBeInstanceOf(refusal(from, to));
      expect(stage.order(order)).toEqual(order);
    },
  );

  it.each(['phone', 'approval'] as const)(
    'does not let what waits for a phone become issuing without the %s',
    async (answer) => {
      const stage = new Stage();
      const { [answer]: missing, ...unanswered } = fullOrder('awaiting-phone');
      const order = stage.putOrder(unanswered);
      await expect(writes.issuing(stage, order)).rejects.toBeInstanceOf(WrongStep);
    },
  );

  it.each([
    { from: 'awaiting-confirmation', to: 'awaiting-phone', answer: 'confirmation' },
    { from: 'awaiting-phone', to: 'awaiting-approval', answer: 'phone' },
    { from: 'awaiting-approval', to: 'issuing', answer: 'approval' },
    { from: 'awaiting-installation', to: 'completed', answer: 'installation' },
  ] as const)('does not let $from become $to without the $answer', async ({ from, to, answer }) => {
    const stage = new Stage();
    const { [answer]: missing, ...unanswered } = fullOrder(from);
    const order = stage.putOrder(unanswered);
    await expect(writes[to](stage, order)).rejects.toBeInstanceOf(WrongStep);
    expect(stage.order(order).state).toBe(from);
  });

  it('lets a waiting step that starts again replace its own token', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('awaiting-confirmation'));
    await writes['awaiting-confirmation'](stage, order);
    expect(stage.order(order).taskToken).toBe('new');
  });

  it('refuses to end an order that has moved on since it was read', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('issuing'));
    await expect(
      writeEnd(stage.deps, orderIn('awaiting-approval'), { end: 'cancelled', reason: 'test' }, start),
    ).rejects.toBeInstanceOf(WrongStep);
  });
});
