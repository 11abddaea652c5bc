import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/install/await-installation.lambda.ts';
import { orderIn, start } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const issued = () => ({ ...orderIn('awaiting-installation'), state: 'issuing' as const });
const awaitInstallation = (stage: Stage, taskToken = 'token') =>
  run(stage.deps)({ orderId: issued().orderId, taskToken });

describe('Await installation', () => {
  it('registers the mobile ID with all its certificates in the write that lets the order wait', async () => {
    const stage = new Stage();
    const order = stage.putOrder(issued());
    await awaitInstallation(stage);
    expect(stage.order(order)).toMatchObject({ state: 'awaiting-installation', taskToken: 'token' });
    expect(stage.tables.items('mobile-ids')).toMatchObject([
      {
        userId: order.userId,
        mobileId: order.mobileId,
        state: 'registered',
        phoneName: 'Åstas telefon',
        labels: order.labels,
        notAfter: '2028-03-01T09:00:00.000Z',
        certificates: {
          authentication: { state: 'valid', serial: '0A00' },
          signature: { state: 'valid', serial: '0A01' },
        },
      },
    ]);
  });

  it('stops when a certificate is missing, and registers nothing', async () => {
    const stage = new Stage();
    const { authentication } = issued().certificates;
    stage.putOrder({ ...issued(), certificates: authentication ? { authentication } : {} });
    await expect(awaitInstallation(stage)).rejects.toMatchObject({
      name: 'CertificatesIncomplete',
      message: 'Not issued: signature',
    });
    expect(stage.tables.items('mobile-ids')).toEqual([]);
  });

  it('registers nothing when the order has been closed', async () => {
    const stage = new Stage();
    stage.putOrder(issued());
    stage.tables.before('TransactWriteItems', () => stage.putOrder(orderIn('failed')));
    await expect(awaitInstallation(stage)).rejects.toMatchObject({ name: 'OrderEnded' });
    expect(stage.tables.items('mobile-ids')).toEqual([]);
  });

  it('keeps the one mobile ID when the step starts again, with its new token', async () => {
    const stage = new Stage();
    const order = stage.putOrder(issued());
    await awaitInstallation(stage);
    await awaitInstallation(stage, 'newer');
    expect(stage.tables.items('mobile-ids')).toHaveLength(1);
    expect(stage.order(order).taskToken).toBe('newer');
  });

  it('moves on at once when the phone acknowledged before the step started again', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('awaiting-installation', { installation: { at: start.toISOString() } }));
    await awaitInstallation(stage, 'newer');
    expect(stage.stepFunctions).toHaveReceivedCommandWith(SendTaskSuccessCommand, { taskToken: 'newer' });
  });
});
