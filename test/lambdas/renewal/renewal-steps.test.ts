import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import type { MobileId } from '../../../domain/mobile-id.ts';
import type { Order } from '../../../domain/order/order.ts';
import { run as activate } from '../../../lambdas/get-mobile-id/activate/write-active-profile.lambda.ts';
import { sweepOrders } from '../../../lambdas/get-mobile-id/close/sweep.ts';
import { run as beginIssuing } from '../../../lambdas/get-mobile-id/issue/begin-issuing.lambda.ts';
import { run as loadOptions } from '../../../lambdas/get-mobile-id/start/load-options.lambda.ts';
import { lambdaEnvironment } from '../../support/lambda-environment.ts';
import { later, mobileIdIn, orderIn, start } from '../../support/orders.ts';
import { Stage } from '../../support/stage.ts';

const renews = { mobileId: 'old-mobile-id', store: 'page' } as const;

const stageWith = (order: Order, old: Partial<MobileId> = {}): Stage => {
  const stage = new Stage();
  stage.putUser();
  stage.putOrder(order);
  stage.tables.put('mobile-ids', mobileIdIn('active', { ...old, mobileId: renews.mobileId }));
  return stage;
};

const gone = [
  ['locked', { state: 'locked' }],
  ['inactive', { state: 'inactive' }],
  ['past its end', { notAfter: later(-1).toISOString() }],
] as const;

describe('Begin issuing of a renewal', () => {
  const { phone } = orderIn('awaiting-approval');
  const answered = (): Order =>
    orderIn('awaiting-phone', { renews, approval: { at: start.toISOString() }, ...(phone && { phone }) });

  it('follows the answer of the phone, which the proof of its old key has approved', async () => {
    const stage = stageWith(answered());
    await beginIssuing(stage.deps)({ orderId: answered().orderId });
    expect(stage.order(answered()).state).toBe('issuing');
  });

  it.each(gone)('is refused once the old mobile ID is %s', async (_, old) => {
    const stage = stageWith(answered(), old);
    const begun = beginIssuing(stage.deps)({ orderId: answered().orderId });
    await expect(begun).rejects.toMatchObject({ name: 'MobileIdNotRenewable' });
    expect(stage.order(answered()).state).toBe('awaiting-phone');
  });
});

describe('Write active profile of a renewal', () => {
  it.each(gone)('activates nothing once the old mobile ID is %s', async (_, old) => {
    const order = orderIn('awaiting-installation', { renews, installation: { at: start.toISOString() } });
    const stage = stageWith(order, old);
    stage.tables.put('mobile-ids', mobileIdIn('registered', { mobileId: order.mobileId }));
    const activated = activate(stage.deps)({ orderId: order.orderId });
    await expect(activated).rejects.toMatchObject({ name: 'MobileIdNotRenewable' });
    expect(stage.order(order).state).toBe('awaiting-installation');
  });
});

describe('Load options of a renewal', () => {
  it('tells the process what the order has, and reads nothing anew', async () => {
    const order = orderIn('awaiting-phone', { renews });
    const stage = stageWith(order);
    stage.setOptions({ 'renewal-approval': 'match-code', 'installation-time': 'PT1H' });
    expect(await loadOptions(stage.deps)({ orderId: order.orderId, renews: true })).toMatchObject({
      kinds: ['authentication', 'signature'],
      approval: 'none',
      recovery: false,
      times: { phoneSeconds: 600, installationSeconds: 900 },
    });
    expect(stage.order(order)).toEqual(order);
  });
});

describe('the sweep', () => {
  it('starts the process of a renewal that has not begun', async () => {
    const { taskToken: _, ...order } = orderIn('awaiting-phone', { renews });
    const stage = stageWith({ ...order, sweepAt: start.toISOString() });
    stage.time = later(1);
    await sweepOrders(stage.deps);
    const [call] = stage.stepFunctions.commandCalls(StartExecutionCommand);
    expect(call?.args[0].input).toMatchObject({
      stateMachineArn: lambdaEnvironment.RENEW_STATE_MACHINE_ARN,
      name: order.orderId,
    });
    expect(stage.order(order).state).toBe('awaiting-phone');
  });
});
