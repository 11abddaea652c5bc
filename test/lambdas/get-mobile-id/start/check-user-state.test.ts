import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/start/check-user-state.lambda.ts';
import type { MobileId } from '../../../../domain/mobile-id.ts';
import type { Options } from '../../../../domain/options/options.ts';
import { userStates } from '../../../../domain/user.ts';
import { captureLogs } from '../../../support/logs.ts';
import { mobileIdIn, options, orderIn } from '../../../support/orders.ts';
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
      serverName: 'Mobile ID',
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

  describe('decides what an order replaces', () => {
    const phone = { mobileId: 'phone', phoneName: 'Phone', activatedAt: '2025-02-01T09:00:00.000Z' };
    const tablet = { mobileId: 'tablet', phoneName: 'Tablet', activatedAt: '2025-03-01T09:00:00.000Z' };

    const decided = async (limit: Options['mobile-ids-per-user'], mobileIds: readonly MobileId[]) => {
      const stage = new Stage();
      for (const mobileId of mobileIds) stage.tables.put('mobile-ids', mobileId);
      const { mobileId, phoneName } = phone;
      const before = {
        options: options({ 'mobile-ids-per-user': limit }),
        replaces: { mobileId, phoneName },
      };
      const order = stage.putOrder(orderIn('starting', before));
      await check(stage);
      const { replaces, replaceable } = stage.order(order);
      return { replaces: replaces?.mobileId, replaceable };
    };

    const replacesNothing = { replaces: undefined, replaceable: undefined };

    it.each([
      ['nothing where there is nothing', '1', [], replacesNothing],
      ['the only one', '1', [mobileIdIn('active', phone)], { ...replacesNothing, replaces: 'phone' }],
      [
        'one that is inactive',
        '1',
        [mobileIdIn('inactive', phone)],
        { ...replacesNothing, replaces: 'phone' },
      ],
      ['nothing below the limit', '2', [mobileIdIn('active', phone)], replacesNothing],
      [
        'nothing for one that is past',
        '1',
        [
          mobileIdIn('locked', phone),
          mobileIdIn('active', { ...tablet, notAfter: '2026-02-01T09:00:00.000Z' }),
        ],
        replacesNothing,
      ],
      [
        'what the user chooses, at the limit',
        '2',
        [
          mobileIdIn('active', { ...phone, createdAt: '2025-02-01T08:59:00.000Z' }),
          mobileIdIn('active', { ...tablet, createdAt: '2025-03-01T08:59:00.000Z' }),
        ],
        { replaces: undefined, replaceable: [tablet, phone] },
      ],
      [
        'what the user chooses, above a limit that was lowered, active ones first',
        '1',
        [
          mobileIdIn('active', { ...phone, createdAt: '2025-02-01T08:59:00.000Z' }),
          mobileIdIn('inactive', { ...tablet, createdAt: '2025-03-01T08:59:00.000Z' }),
        ],
        { replaces: undefined, replaceable: [phone, tablet] },
      ],
    ] as const)('%s', async (_, limit, mobileIds, expected) => {
      expect(await decided(limit, mobileIds)).toEqual(expected);
    });
  });
});
