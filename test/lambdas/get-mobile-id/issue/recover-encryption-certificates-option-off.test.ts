import { describe, expect, it } from 'vitest';
import { orderIn } from '../../../support/orders.ts';
import { earlierKey, recover } from '../../../support/recovery.ts';
import { Stage } from '../../../support/stage.ts';

describe('Recover encryption certificates, with the option off', () => {
  const issued = () => ({ ...orderIn('awaiting-installation'), state: 'issuing' as const });

  it('looks at the order and at nothing else', async () => {
    const stage = new Stage();
    const order = stage.putOrder(issued());
    stage.tables.put('encryption-keys', earlierKey('old'));
    await recover(stage);
    expect(stage.tables.calls).toMatchObject([{ operation: 'GetItem', input: { TableName: 'orders' } }]);
    expect(stage.keys.calls()).toEqual([]);
    expect(stage.order(order)).toEqual(order);
  });

  it('stops when a certificate is missing', async () => {
    const stage = new Stage();
    const { authentication } = issued().certificates;
    stage.putOrder({ ...issued(), certificates: authentication ? { authentication } : {} });
    await expect(recover(stage)).rejects.toMatchObject({
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
    await expect(recover(stage)).rejects.toMatchObject({ name });
  });
});
