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

  it.each([
    ['email', { email: 'asta.oberg(at)example.com' }],
    ['sid', { sid: 'asta.oberg(at)example.com' }],
  ])(
    'names user and attribute of an item that does not fit at %s, not its value',
    async (attribute, item) => {
      const logs = captureLogs();
      const stage = new Stage();
      const { userId } = stage.putOrder(starting());
      stage.putUser(item);
      await expect(check(stage)).rejects.toMatchObject({
        name: 'DirectoryItemInvalid',
        message: `The user's item in the directory does not fit at ${attribute}`,
      });
      expect(logs.withCode('check-user-state-refused')).toMatchObject([
        { errorCode: 'directory-item-invalid', userId, attribute },
      ]);
      expect(logs).toHaveNoSecrets(['asta.oberg']);
    },
  );
});
