import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/install/register-mobile-id.lambda.ts';
import { mobileIdIn, orderIn } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const issued = () => ({ ...orderIn('awaiting-installation'), state: 'issuing' as const });
const register = (stage: Stage) => run(stage.deps)({ orderId: issued().orderId });
const mobileIds = (stage: Stage) => stage.tables.items('mobile-ids');

describe('Register mobile ID', () => {
  it('stores the mobile ID with all its certificates, and leaves the order where it is', async () => {
    const stage = new Stage();
    const order = stage.putOrder(issued());
    await register(stage);
    expect(stage.order(order)).toEqual(order);
    expect(mobileIds(stage)).toMatchObject([
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

  it.each([
    [undefined, 'page'],
    ['page', 'page'],
    ['system', 'system'],
  ] as const)('says where the keys are, of a phone that said %s', async (said, store) => {
    const stage = new Stage();
    const { phone } = issued();
    stage.putOrder({ ...issued(), ...(phone && { phone: { ...phone, ...(said && { store: said }) } }) });
    await register(stage);
    expect(mobileIds(stage)).toMatchObject([{ store }]);
  });

  it('stops when a certificate is missing, and registers nothing', async () => {
    const stage = new Stage();
    const { authentication } = issued().certificates;
    stage.putOrder({ ...issued(), certificates: authentication ? { authentication } : {} });
    await expect(register(stage)).rejects.toMatchObject({
      name: 'CertificatesIncomplete',
      message: 'Not issued: signature',
    });
    expect(mobileIds(stage)).toEqual([]);
  });

  it('registers nothing when the order has been closed', async () => {
    const stage = new Stage();
    stage.putOrder(issued());
    stage.tables.before('TransactWriteItems', () => stage.putOrder(orderIn('failed')));
    await expect(register(stage)).rejects.toMatchObject({ name: 'OrderEnded' });
    expect(mobileIds(stage)).toEqual([]);
  });

  it('registers nothing once the order waits for the phone', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('awaiting-installation'));
    await expect(register(stage)).rejects.toMatchObject({ name: 'WrongStep' });
    expect(mobileIds(stage)).toEqual([]);
  });

  it('keeps the one mobile ID when it runs again after a lost answer', async () => {
    const stage = new Stage();
    stage.putOrder(issued());
    await register(stage);
    const before = mobileIds(stage);
    await register(stage);
    expect(mobileIds(stage)).toEqual(before);
  });

  it.each(['active', 'locked'] as const)('never writes over a mobile ID that is %s', async (state) => {
    const stage = new Stage();
    const { orderId, mobileId } = stage.putOrder(issued());
    const found = mobileIdIn(state, { orderId, mobileId });
    stage.tables.put('mobile-ids', found);
    await expect(register(stage)).rejects.toMatchObject({ name: 'WrongStep' });
    expect(mobileIds(stage)).toEqual([found]);
  });
});
