import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/start/check-user-state.lambda.ts';
import { userStates } from '../../../../domain/user.ts';
import { options, orderIn } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const check = (stage: Stage) => run(stage.deps)({ orderId: orderIn('starting').orderId });

const notActive = userStates.filter((state) => state !== 'active');
const starting = () => orderIn('starting', { options: options() });

describe('Check user state', () => {
  it('gives the order of an active user its labels', async () => {
    const stage = new Stage();
    const order = stage.putOrder(starting());
    await check(stage);
    expect(stage.order(order).labels).toEqual({
      userId: 'asta.oberg@example.com',
      serverName: 'Smart ID',
      profileName: 'MobileID Åsta Öberg',
    });
  });

  it.each(notActive)('stops the order of a user who is %s', async (state) => {
    const stage = new Stage();
    stage.putUser({ state });
    stage.putOrder(starting());
    await expect(check(stage)).rejects.toMatchObject({ name: 'UserNotActive' });
  });

  it('stops the order of a user whom the directory has lost', async () => {
    const stage = new Stage();
    stage.putOrder({ ...starting(), userId: 'gone' });
    await expect(check(stage)).rejects.toMatchObject({ name: 'UserNotActive' });
  });
});
