import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/confirm/await-confirmation.lambda.ts';
import { options, orderIn } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const { orderId } = orderIn('starting');
const awaitConfirmation = (stage: Stage, taskToken: string) => run(stage.deps)({ orderId, taskToken });

describe('Await confirmation', () => {
  it('shows the order as waiting in the same write that keeps its token', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('starting', { options: options({ 'confirmation-time': 'PT5M' }) }));
    await awaitConfirmation(stage, 'token');
    expect(stage.order({ orderId })).toMatchObject({
      state: 'awaiting-confirmation',
      taskToken: 'token',
      deadline: '2026-03-01T09:05:00.000Z',
      sweepAt: '2026-03-01T09:10:00.000Z',
    });
    expect(stage.tables.calls.filter(({ operation }) => operation === 'UpdateItem')).toHaveLength(1);
    expect(stage.stepFunctions).not.toHaveReceivedCommand(SendTaskSuccessCommand);
  });

  it('moves on at once when the user answered the step before it started again', async () => {
    const stage = new Stage();
    const { confirmation } = orderIn('awaiting-phone');
    stage.putOrder({ ...orderIn('awaiting-confirmation'), ...(confirmation && { confirmation }) });
    await awaitConfirmation(stage, 'newer');
    expect(stage.stepFunctions).toHaveReceivedCommandWith(SendTaskSuccessCommand, {
      taskToken: 'newer',
      output: JSON.stringify({ kinds: ['authentication', 'signature'], oldPhone: 'none' }),
    });
  });

  it('stops at once when the user has cancelled', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('cancelled'));
    await expect(awaitConfirmation(stage, 'token')).rejects.toMatchObject({ name: 'OrderEnded' });
  });

  it('stops when the user cancels between the look and the write', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('starting', { options: options() }));
    stage.tables.before('UpdateItem', () => stage.putOrder(orderIn('cancelled')));
    await expect(awaitConfirmation(stage, 'token')).rejects.toMatchObject({ name: 'OrderEnded' });
  });
});
