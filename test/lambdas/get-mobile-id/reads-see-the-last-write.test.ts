import { RevokeCertificateCommand } from '@aws-sdk/client-acm-pca';
import { describe, expect, it } from 'vitest';
import { run as lockReplaced } from '../../../lambdas/get-mobile-id/activate/lock-replaced-mobile-id.lambda.ts';
import { serve as cancelOrder } from '../../../lambdas/get-mobile-id/close/cancel-order.lambda.ts';
import { serve as readOrder } from '../../../lambdas/get-mobile-id/orders/read-order.lambda.ts';
import { serve as startOrder } from '../../../lambdas/get-mobile-id/start/start-order.lambda.ts';
import { httpEvent } from '../../support/http-events.ts';
import { asta, mobileIdIn, orderIn, user } from '../../support/orders.ts';
import { Stage } from '../../support/stage.ts';

const { orderId } = orderIn('starting');
const event = { user: asta, params: { orderId } };
const start = (stage: Stage) => startOrder(stage.deps)(httpEvent('start-order', { user: asta }));

// DynamoDB answers a read that does not ask for consistency with what was before the last write.
describe('a function sees the last write of others', () => {
  it('to an order: one that was cancelled is shown as that', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('awaiting-phone'));
    await cancelOrder(stage.deps)(httpEvent('cancel-order', event));
    const { body } = await readOrder(stage.deps)(httpEvent('read-order', event));
    expect(body).toContain('"state":"cancelled"');
  });

  it('to the directory: who was locked a moment ago starts no order', async () => {
    const stage = new Stage();
    stage.tables.putJustNow('directory', user({ state: 'locked' }));
    expect(await start(stage)).toMatchObject({ statusCode: 403 });
    expect(stage.tables.items('orders')).toEqual([]);
  });

  it('to the marker of a running order: a second start is answered with the order that runs', async () => {
    const stage = new Stage();
    expect(await start(stage)).toMatchObject({ statusCode: 201 });
    expect(await start(stage)).toMatchObject({ statusCode: 200 });
  });

  it('to the mobile IDs of a user: an order names the one that became active a moment ago', async () => {
    const stage = new Stage();
    const active = mobileIdIn('active');
    stage.tables.put('mobile-ids', { ...active, state: 'registered' });
    stage.tables.putJustNow('mobile-ids', active);
    await start(stage);
    expect(stage.tables.items('orders')).toMatchObject([{ replaces: { mobileId: active.mobileId } }]);
  });

  it('to one mobile ID: its certificates are revoked for the reason that it was locked for', async () => {
    const stage = new Stage();
    const old = mobileIdIn('active');
    stage.putOrder(orderIn('completed', { replaces: { mobileId: old.mobileId, phoneName: old.phoneName } }));
    stage.tables.put('mobile-ids', old);
    stage.tables.putJustNow('mobile-ids', { ...old, state: 'locked', lockReason: 'KEY_COMPROMISE' });
    await lockReplaced(stage.deps)({ orderId });
    expect(stage.pca).toHaveReceivedCommandWith(RevokeCertificateCommand, {
      RevocationReason: 'KEY_COMPROMISE',
    });
  });
});
