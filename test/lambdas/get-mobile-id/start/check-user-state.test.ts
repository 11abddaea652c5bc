import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/start/check-user-state.lambda.ts';
import { userStates } from '../../../../domain/user.ts';
import { captureLogs } from '../../../support/logs.ts';
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

  it('names user and attribute of an item without what the order needs, not the value', async () => {
    const logs = captureLogs();
    const stage = new Stage();
    const order = stage.putOrder(starting());
    stage.putUser({ email: 'asta.oberg(at)example.com' });
    await expect(check(stage)).rejects.toMatchObject({
      name: 'DirectoryItemInvalid',
      message: "The user's item in the directory does not fit at email",
    });
    expect(stage.order(order).absent).toEqual(['email']);
    const { userId } = order;
    expect(logs.withCode('check-user-state-refused')).toMatchObject([
      { errorCode: 'directory-item-invalid', userId, attribute: 'email' },
    ]);
    expect(logs).toHaveNoSecrets(['asta.oberg']);
  });

  it('lets an order go on that needs no mail address, and remembers that there is none', async () => {
    const stage = new Stage();
    const order = stage.putOrder(
      orderIn('starting', { options: options({ 'certificates/signature': 'choice' }) }),
    );
    stage.putUser({ email: null });
    await check(stage);
    expect(stage.order(order)).toMatchObject({ absent: ['email'], labels: { userId: 'Åsta Öberg' } });
  });

  it('goes on without what nothing needs, and names it in the log, not its value', async () => {
    const logs = captureLogs();
    const stage = new Stage();
    const order = stage.putOrder(starting());
    stage.putUser({ sid: 'asta.oberg(at)example.com', givenName: ['Åsta'] });
    await check(stage);
    const { orderId, userId } = order;
    expect(logs.withCode('directory-attribute-left-out')).toMatchObject([
      { orderId, userId, attribute: 'givenName' },
      { orderId, userId, attribute: 'sid' },
    ]);
    expect(logs).toHaveNoSecrets(['asta.oberg']);
  });
});
