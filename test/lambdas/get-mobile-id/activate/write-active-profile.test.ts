import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/activate/write-active-profile.lambda.ts';
import { coordinationKeys } from '../../../../lambdas/aws/tables/coordination.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { captureLogs } from '../../../support/logs.ts';
import { mobileIdIn, orderIn, start } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const installed = () => orderIn('awaiting-installation', { installation: { at: start.toISOString() } });

const staged = (order: Order = installed()) => {
  const stage = new Stage();
  stage.putOrder(order);
  stage.tables.put('mobile-ids', mobileIdIn('registered', { mobileId: order.mobileId }));
  return { stage, order };
};

const activate = (stage: Stage) => run(stage.deps)({ orderId: installed().orderId });
const mobileIdStates = (stage: Stage) => stage.tables.items('mobile-ids').map(({ state }) => state);

describe('Write active profile', () => {
  it('activates the mobile ID, completes the order and frees its user in one write', async () => {
    const { stage, order } = staged();
    const logs = captureLogs();
    await activate(stage);
    expect(stage.tables.items('mobile-ids')).toMatchObject([
      { state: 'active', activatedAt: start.toISOString() },
    ]);
    expect(stage.order(order).state).toBe('completed');
    expect(stage.hasRunningOrder(order)).toBe(false);
    expect(logs.withCode('mobile-id-activated')).toHaveLength(1);
  });

  it.each(['inactive', 'locked'] as const)('activates nothing for a user who is %s by now', async (state) => {
    const { stage, order } = staged();
    stage.putUser({ state });
    await expect(activate(stage)).rejects.toMatchObject({ name: 'UserNotActive' });
    expect(mobileIdStates(stage)).toEqual(['registered']);
    expect(stage.order(order).state).toBe('awaiting-installation');
  });

  it('activates nothing that the phone has not acknowledged', async () => {
    const { stage } = staged(orderIn('awaiting-installation'));
    await expect(activate(stage)).rejects.toMatchObject({ name: 'WrongStep' });
    expect(mobileIdStates(stage)).toEqual(['registered']);
  });

  it('activates nothing of an order that has been closed', async () => {
    const { stage } = staged({ ...installed(), state: 'failed' });
    await expect(activate(stage)).rejects.toMatchObject({ name: 'OrderEnded' });
    expect(mobileIdStates(stage)).toEqual(['registered']);
  });

  it('activates nothing that clean-up has locked', async () => {
    const { stage, order } = staged();
    stage.tables.put('mobile-ids', mobileIdIn('locked', { mobileId: order.mobileId }));
    await expect(activate(stage)).rejects.toMatchObject({ name: 'WrongStep' });
    expect(mobileIdStates(stage)).toEqual(['locked']);
    expect(stage.order(order).state).toBe('awaiting-installation');
  });

  it.each([
    ['runs beside it', { orderId: 'another' }],
    ['may have run meanwhile', undefined],
  ])('activates nothing where another order of the user %s', async (_, marker) => {
    const stage = new Stage();
    const order = installed();
    stage.tables.put('orders', order);
    stage.tables.put('mobile-ids', mobileIdIn('registered', { mobileId: order.mobileId }));
    if (marker)
      stage.tables.put('coordination', { key: coordinationKeys.runningOrder(order.userId), ...marker });
    await expect(activate(stage)).rejects.toMatchObject({ name: 'LostRace' });
    expect(mobileIdStates(stage)).toEqual(['registered']);
  });

  it('has done its work when it runs again after a lost answer', async () => {
    const { stage, order } = staged();
    stage.tables.fail('TransactWriteItems', new Error('socket hang up'), { when: 'after' });
    await expect(activate(stage)).rejects.toThrow();
    await activate(stage);
    expect(stage.order(order).state).toBe('completed');
  });
});
