import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/issue/begin-issuing.lambda.ts';
import { userStates } from '../../../../domain/user.ts';
import { later, orderIn, user } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const begin = (stage: Stage) => run(stage.deps)({ orderId: orderIn('awaiting-approval').orderId });

const notActive = userStates.filter((state) => state !== 'active');

describe('Begin issuing', () => {
  const approved = () => orderIn('awaiting-approval', { approval: { at: '2026-03-01T09:00:00.000Z' } });

  it('freezes what the certificates will say and lets them be issued', async () => {
    const stage = new Stage();
    const order = stage.putOrder(approved());
    await begin(stage);
    const { commonName, email, upn, sid, employeeNumber } = user();
    expect(stage.order(order)).toMatchObject({
      state: 'issuing',
      issuance: {
        enteredAt: '2026-03-01T09:00:00.000Z',
        notAfter: '2028-03-01T09:00:00.000Z',
        subject: { commonName, email, upn, sid, employeeNumber },
      },
    });
  });

  it('makes the labels anew, of what the certificates will say, for a user who was renamed meanwhile', async () => {
    const stage = new Stage();
    const order = stage.putOrder(approved());
    const renamed = { commonName: 'Åsta Lind', email: 'asta.lind@example.com' };
    stage.putUser(renamed);
    await begin(stage);
    const { issuance, labels } = stage.order(order);
    expect(order.labels).toMatchObject({ profileName: `MobileID ${user().commonName}` });
    expect(issuance?.subject).toMatchObject(renamed);
    expect(labels).toMatchObject({ userId: renamed.email, profileName: `MobileID ${renamed.commonName}` });
  });

  it('has half an hour for it, and the sweep comes five minutes later', async () => {
    const stage = new Stage();
    const order = stage.putOrder(approved());
    await begin(stage);
    expect(stage.order(order)).toMatchObject({
      deadline: later(1800).toISOString(),
      sweepAt: later(2100).toISOString(),
    });
  });

  it('ends all certificates on a whole second', async () => {
    const stage = new Stage();
    stage.time = new Date('2026-03-01T09:00:00.750Z');
    const order = stage.putOrder(approved());
    await begin(stage);
    expect(stage.order(order).issuance?.notAfter).toBe('2028-03-01T09:00:00.000Z');
  });

  it.each(notActive)('lets nothing be issued to a user who is %s', async (state) => {
    const stage = new Stage();
    stage.putUser({ state });
    const order = stage.putOrder(approved());
    await expect(begin(stage)).rejects.toMatchObject({ name: 'UserNotActive' });
    expect(stage.order(order).state).toBe('awaiting-approval');
  });

  it('lets nothing be issued when the user is locked between the look and the write', async () => {
    const stage = new Stage();
    const order = stage.putOrder(approved());
    stage.tables.before('TransactWriteItems', () => {
      stage.putUser({ state: 'locked' });
    });
    await expect(begin(stage)).rejects.toMatchObject({ name: 'UserNotActive' });
    expect(stage.order(order).state).toBe('awaiting-approval');
  });

  it('changes nothing when it runs again after a lost answer', async () => {
    const stage = new Stage();
    const order = stage.putOrder(approved());
    await begin(stage);
    const before = stage.order(order);
    stage.time = new Date('2026-03-01T10:00:00Z');
    await begin(stage);
    expect(stage.order(order)).toEqual(before);
  });

  it('can be tried again when DynamoDB reports a conflict', async () => {
    const stage = new Stage();
    stage.putOrder(approved());
    stage.tables.fail('TransactWriteItems', 'TransactionInProgressException');
    await expect(begin(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
  });
});
