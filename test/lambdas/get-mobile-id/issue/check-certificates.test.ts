import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/issue/check-certificates.lambda.ts';
import { orderIn } from '../../../support/orders.ts';
import { earlierKey } from '../../../support/recovery.ts';
import { Stage } from '../../../support/stage.ts';

const check = (stage: Stage) => run(stage.deps)({ orderId: orderIn('issuing').orderId });

describe('Check certificates', () => {
  const issued = () => ({ ...orderIn('awaiting-installation'), state: 'issuing' as const });

  it('looks at the order and at nothing else', async () => {
    const stage = new Stage();
    const order = stage.putOrder(issued());
    stage.tables.put('encryption-keys', earlierKey('old'));
    await check(stage);
    expect(stage.tables.calls).toMatchObject([{ operation: 'GetItem', input: { TableName: 'orders' } }]);
    expect(stage.keys.calls()).toEqual([]);
    expect(stage.order(order)).toEqual(order);
  });

  it('stops when a certificate is missing', async () => {
    const stage = new Stage();
    const { authentication } = issued().certificates;
    stage.putOrder({ ...issued(), certificates: authentication ? { authentication } : {} });
    await expect(check(stage)).rejects.toMatchObject({
      name: 'CertificatesIncomplete',
      message: 'Not issued: signature',
    });
  });

  it.each([
    ['awaiting-installation', 'WrongStep'],
    ['failed', 'OrderEnded'],
  ] as const)('does nothing for an order that is %s', async (state, name) => {
    const stage = new Stage();
    stage.putOrder(orderIn(state));
    await expect(check(stage)).rejects.toMatchObject({ name });
  });
});
