import { describe, expect, it } from 'vitest';
import { run } from '../../lambdas/start/load-options.lambda.ts';
import { captureLogs } from '../support/logs.ts';
import { options, orderIn } from '../support/orders.ts';
import { Stage } from '../support/stage.ts';

const loadOptions = (stage: Stage) => {
  const { orderId } = orderIn('starting');
  return run(stage.deps)({ orderId });
};

describe('Load options', () => {
  it('keeps every option and its version in the order', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('starting'));
    await loadOptions(stage);
    expect(stage.order(order).options).toEqual(options());
    expect(stage.order(order).optionVersions).toMatchObject({ validity: 1, notify: 1 });
  });

  it('tells the process how long each step waits', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('starting'));
    stage.setOptions({ 'confirmation-time': 'PT5M', 'phone-time': 'PT2H' });
    await expect(loadOptions(stage)).resolves.toEqual({
      confirmationSeconds: 300,
      phoneSeconds: 7200,
      approvalSeconds: 900,
      installationSeconds: 900,
    });
  });

  it('names a parameter that holds what it may not, and rings the alarm', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('starting'));
    stage.setOptions({ validity: 'forever' });
    const logs = captureLogs();
    await expect(loadOptions(stage)).rejects.toMatchObject({
      name: 'OptionInvalid',
      message:
        'Parameter validity holds "forever"; allowed: an ISO 8601 duration of whole years, months and days from P1D to P5Y',
    });
    expect(logs.metric('OptionInvalid')).toEqual([1]);
    expect(stage.order(orderIn('starting')).options).toBeUndefined();
  });

  it('stops at an order that has ended', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('cancelled'));
    await expect(loadOptions(stage)).rejects.toMatchObject({ name: 'OrderEnded' });
  });
});
