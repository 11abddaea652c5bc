import { randomUUID } from 'node:crypto';
import { DescribeCertificateAuthorityCommand } from '@aws-sdk/client-acm-pca';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/start/load-options.lambda.ts';
import { addDuration, toSeconds } from '../../../../domain/options/durations.ts';
import { captureLogs } from '../../../support/logs.ts';
import { later, options, orderIn } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

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

  it('lets an order begin with what was read for another half a minute ago, and changes no order later', async () => {
    const stage = new Stage();
    const { deps } = stage;
    const begin = async (seconds: number) => {
      stage.time = later(seconds);
      const order = stage.putOrder({ ...orderIn('starting'), orderId: randomUUID() });
      await run(deps)({ orderId: order.orderId });
      return order;
    };
    const first = await begin(0);
    stage.setOptions({ validity: 'P1Y' });
    const orders = [first, await begin(29), await begin(30)];
    expect(orders.map((order) => stage.order(order).options?.validity)).toEqual(['P2Y', 'P2Y', 'P1Y']);
  });

  it('keeps in the order how the CA signs, as its key is', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('starting'));
    const key = { KeyAlgorithm: 'RSA_4096', SigningAlgorithm: 'SHA512WITHRSA', Subject: {} } as const;
    stage.setAuthority({ CertificateAuthorityConfiguration: key });
    await loadOptions(stage);
    expect(stage.order(order).signingAlgorithm).toBe('SHA256WITHRSA');
  });

  it('lets no order begin for a CA that is disabled, and says what to do', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('starting'));
    stage.setAuthority({ Status: 'DISABLED' });
    const logs = captureLogs();
    await expect(loadOptions(stage)).rejects.toMatchObject({ name: 'AuthorityUnusable' });
    expect(logs.metric('AuthorityUnusable')).toEqual([1]);
  });

  it('tells the process how long each step waits', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('starting'));
    stage.setOptions({ 'confirmation-time': 'PT5M', 'phone-time': 'PT2H' });
    await expect(loadOptions(stage)).resolves.toEqual({
      times: {
        confirmationSeconds: 300,
        phoneSeconds: 7200,
        approvalSeconds: 900,
        installationSeconds: 900,
      },
      recovery: false,
    });
  });

  it('tells the process to recover encryption keys', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('starting'));
    stage.setOptions({ 'recover-encryption-certificates': 'true' });
    await expect(loadOptions(stage)).resolves.toMatchObject({ recovery: true });
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

  it('refuses a validity with which certificates would outlive the CA, and says both ends', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('starting'));
    stage.setAuthorityEnd(new Date('2028-03-01T09:00:00Z'));
    const logs = captureLogs();
    const message =
      'Parameter validity holds "P2Y"; allowed: a time that is over before the CA is; certificates of an order that starts now may end on 1 March 2028 at 10:45 UTC, the CA ends on 1 March 2028 at 09:00 UTC';
    await expect(loadOptions(stage)).rejects.toMatchObject({ name: 'OptionInvalid', message });
    expect(logs.withCode('option-invalid')).toMatchObject([
      { orderId: orderIn('starting').orderId, detail: message },
    ]);
    expect(logs.metric('OptionInvalid')).toEqual([1]);
    expect(stage.order(orderIn('starting')).options).toBeUndefined();
  });

  it('lets no order outlive the CA that it lets pass, however slow the order is', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('starting'));
    const caEnd = new Date('2028-03-01T10:45:00Z');
    stage.setAuthorityEnd(caEnd);
    await loadOptions(stage);
    const { options: loaded } = stage.order(order);
    const times = ['confirmation-time', 'phone-time', 'approval-time'] as const;
    const slowest = times.reduce((sum, time) => sum + toSeconds(loaded?.[time] ?? ''), 0);
    expect(addDuration(later(slowest), loaded?.validity ?? '').getTime()).toBeLessThanOrEqual(
      caEnd.getTime(),
    );
  });

  it('can be tried again when the CA does not say when it ends', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('starting'));
    stage.pca.on(DescribeCertificateAuthorityCommand).rejects(new Error('socket hang up'));
    const logs = captureLogs();
    await expect(loadOptions(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    expect(logs.metric('OptionInvalid')).toEqual([]);
  });

  it('stops at an order that has ended', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('cancelled'));
    await expect(loadOptions(stage)).rejects.toMatchObject({ name: 'OrderEnded' });
  });
});
