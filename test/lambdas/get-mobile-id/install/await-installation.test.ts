import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/install/await-installation.lambda.ts';
import { orderIn, start } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const issued = () => ({ ...orderIn('awaiting-installation'), state: 'issuing' as const });
const awaitInstallation = (stage: Stage, taskToken = 'token') =>
  run(stage.deps)({ orderId: issued().orderId, taskToken });

describe('Await installation', () => {
  it('lets the order wait, with the token of the step', async () => {
    const stage = new Stage();
    const order = stage.putOrder(issued());
    await awaitInstallation(stage);
    expect(stage.order(order)).toMatchObject({ state: 'awaiting-installation', taskToken: 'token' });
  });

  it('lets no order wait that has been closed', async () => {
    const stage = new Stage();
    const order = stage.putOrder(issued());
    stage.tables.before('UpdateItem', () => stage.putOrder(orderIn('failed')));
    await expect(awaitInstallation(stage)).rejects.toMatchObject({ name: 'OrderEnded' });
    expect(stage.order(order).state).toBe('failed');
  });

  it('takes the new token when the step starts again', async () => {
    const stage = new Stage();
    const order = stage.putOrder(issued());
    await awaitInstallation(stage);
    await awaitInstallation(stage, 'newer');
    expect(stage.order(order).taskToken).toBe('newer');
  });

  it('moves on at once when the phone acknowledged before the step started again', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('awaiting-installation', { installation: { at: start.toISOString() } }));
    await awaitInstallation(stage, 'newer');
    expect(stage.stepFunctions).toHaveReceivedCommandWith(SendTaskSuccessCommand, { taskToken: 'newer' });
  });
});
