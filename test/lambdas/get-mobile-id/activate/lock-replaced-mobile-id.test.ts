import { RevokeCertificateCommand } from '@aws-sdk/client-acm-pca';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/activate/lock-replaced-mobile-id.lambda.ts';
import type { OldPhone, Order } from '../../../../domain/order/order.ts';
import { notifyFailure } from '../../../../lambdas/get-mobile-id/close/notify-failure.ts';
import { sweepOrders } from '../../../../lambdas/get-mobile-id/close/sweep.ts';
import { mailed } from '../deliver/mailed.ts';
import { captureLogs } from '../../../support/logs.ts';
import { later, mobileIdIn, options, orderIn, start, user } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const noticeOfLock = 'Security notice: your mobile ID was locked';
const old = mobileIdIn('active');
const replacing = (state: Order['state'], oldPhone: OldPhone): Order =>
  orderIn(state, {
    replaces: { mobileId: old.mobileId, phoneName: old.phoneName },
    confirmation: { kinds: ['signature'], oldPhone, at: start.toISOString() },
  });

const staged = (order: Order) => {
  const stage = new Stage();
  stage.putOrder(order);
  stage.tables.put('mobile-ids', old);
  return stage;
};

const lock = (stage: Stage) => run(stage.deps)({ orderId: orderIn('starting').orderId });
const oldMobileId = (stage: Stage) =>
  stage.tables.get('mobile-ids', { userId: old.userId, mobileId: old.mobileId });

describe('Lock replaced mobile ID', () => {
  it('locks the one of a kept phone as superseded once the new one is active', async () => {
    const stage = staged(replacing('completed', 'kept'));
    await lock(stage);
    expect(oldMobileId(stage)).toMatchObject({
      state: 'locked',
      lockReason: 'SUPERSEDED',
      certificates: { authentication: { state: 'revoked' }, signature: { state: 'revoked' } },
    });
    expect(stage.pca).toHaveReceivedCommandWith(RevokeCertificateCommand, { RevocationReason: 'SUPERSEDED' });
  });

  it('leaves the one of a kept phone alone before that', async () => {
    const stage = staged(replacing('awaiting-confirmation', 'kept'));
    await lock(stage);
    expect(oldMobileId(stage)).toMatchObject({ state: 'active' });
    expect(stage.pca).not.toHaveReceivedCommand(RevokeCertificateCommand);
  });

  it('settles a completed order that replaces nothing', async () => {
    const stage = staged(orderIn('completed'));
    await lock(stage);
    expect(stage.tables.items('orders')[0]).toHaveProperty('ttlEpochSeconds');
    expect(oldMobileId(stage)).toMatchObject({ state: 'active' });
  });

  it('forgets what nobody needs of a completed order, and minutes later the phone', async () => {
    const jwe = { keyId: 'k', use: 'new', pem: 'pem', serial: '0A', jwe: 'sealed' } as const;
    const key = { keyId: 'k', ciphertext: 'c', createdAt: start.toISOString(), certificateRequest: 'csr' };
    const completed = { ...orderIn('completed'), recoveredKeys: [jwe], encryptionKey: key };
    const stage = staged(completed);
    await lock(stage);
    const { name, secretHash, submittedAt } = completed.phone ?? {};
    const settled = stage.order(completed);
    expect(settled.phone).toEqual({ name, secretHash, submittedAt });
    for (const gone of ['taskToken', 'recoveredKeys', 'encryptionKey'])
      expect(settled).not.toHaveProperty(gone);
    stage.time = later(599);
    await sweepOrders(stage.deps);
    expect(stage.order(completed).phone).toHaveProperty('secretHash');
    stage.time = later(600);
    await sweepOrders(stage.deps);
    expect(stage.order(completed)).toMatchObject({ state: 'completed', phone: { name, submittedAt } });
    expect(stage.order(completed).phone).not.toHaveProperty('secretHash');
    expect(stage.order(completed)).not.toHaveProperty('sweep');
  });

  it('goes on where it stopped when the CA was busy', async () => {
    const stage = staged(replacing('completed', 'kept'));
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    stage.pca.on(RevokeCertificateCommand).resolvesOnce({}).rejectsOnce(throttled).resolves({});
    await expect(lock(stage)).rejects.toMatchObject({ name: 'CaThrottled' });
    expect(stage.tables.items('orders')[0]).not.toHaveProperty('ttlEpochSeconds');
    await lock(stage);
    expect(stage.pca).toHaveReceivedCommandTimes(RevokeCertificateCommand, 3);
    expect(stage.tables.items('orders')[0]).toHaveProperty('ttlEpochSeconds');
  });

  it('takes a certificate that was revoked already for revoked', async () => {
    const stage = staged(replacing('completed', 'kept'));
    const already = Object.assign(new Error('done'), { name: 'RequestAlreadyProcessedException' });
    stage.pca.on(RevokeCertificateCommand).rejects(already);
    await lock(stage);
    expect(oldMobileId(stage)).toMatchObject({ certificates: { signature: { state: 'revoked' } } });
  });
});

describe('Lock lost mobile ID', () => {
  it('revokes for key compromise, long before the new one is there', async () => {
    const stage = staged(replacing('awaiting-confirmation', 'lost'));
    await lock(stage);
    expect(oldMobileId(stage)).toMatchObject({ state: 'locked', lockReason: 'KEY_COMPROMISE' });
    expect(stage.pca).toHaveReceivedCommandWith(RevokeCertificateCommand, {
      RevocationReason: 'KEY_COMPROMISE',
    });
    expect(stage.tables.items('orders')[0]).toHaveProperty('sweep');
  });

  it.each(['both', 'none'] as const)(
    'tells the user at once, and once, with the option %s',
    async (value) => {
      const stage = staged({
        ...replacing('awaiting-confirmation', 'lost'),
        options: options({ notify: value }),
      });
      await lock(stage);
      await lock(stage);
      expect(mailed(stage)).toMatchObject([{ to: [user().email], subject: noticeOfLock }]);
      expect(mailed(stage)[0]?.text).toContain(
        `\nPhone: ${old.phoneName}\nMobile ID of your lost phone locked: `,
      );
    },
  );

  it('locks and goes on when the mail can’t be sent; the end of the order says it then', async () => {
    const logs = captureLogs();
    const order = { ...replacing('awaiting-confirmation', 'lost'), options: options({ notify: 'none' }) };
    const { replaces, confirmation } = order;
    const stage = staged(order);
    stage.mails.on(SendEmailCommand).rejectsOnce(new Error('no')).resolves({});
    await lock(stage);
    expect(oldMobileId(stage)).toMatchObject({ state: 'locked' });
    expect(logs.metric('NotificationFailed')).toEqual([1]);
    stage.putOrder(orderIn('expired', { options: order.options, replaces, confirmation }));
    await notifyFailure(stage.deps, order);
    await notifyFailure(stage.deps, order);
    expect(mailed(stage).map(({ subject }) => subject)).toEqual([noticeOfLock, noticeOfLock]);
  });

  it('tells nobody of a kept phone that is not locked', async () => {
    const stage = staged(replacing('awaiting-confirmation', 'kept'));
    await lock(stage);
    expect(mailed(stage)).toEqual([]);
  });
});
