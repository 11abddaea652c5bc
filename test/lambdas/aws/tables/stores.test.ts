import { describe, expect, it } from 'vitest';
import { writeConfirmation } from '../../../../lambdas/aws/tables/confirmation.ts';
import { keepEncryptionKey, listEncryptionKeys } from '../../../../lambdas/aws/tables/encryption-keys.ts';
import { findMobileId, lockMobileId } from '../../../../lambdas/aws/tables/mobile-ids.ts';
import { storeSubmission } from '../../../../lambdas/aws/tables/orders.ts';
import { countRequest } from '../../../../lambdas/aws/tables/coordination.ts';
import { OrderEnded } from '../../../../domain/failures/errors.ts';
import { mobileIdIn, later, orderIn, start } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const old = mobileIdIn('active');
const lost = { reason: 'phone-lost', by: 'user' } as const;
const replaced = { reason: 'replaced', by: 'process' } as const;

describe('the mobile IDs of a user', () => {
  it('are all listed, and nobody else’s', async () => {
    const stage = new Stage();
    const count = 30;
    for (let each = 0; each < count; each += 1)
      stage.tables.put('mobile-ids', { ...old, mobileId: each.toString() });
    stage.tables.put('mobile-ids', { ...old, userId: 'bo' });
    expect(await stage.deps.mobileIds.list(old.userId)).toHaveLength(count);
  });

  it('are all listed where DynamoDB gives them page by page, a megabyte each', async () => {
    const stage = new Stage();
    const phoneName = 'x'.repeat(390_000);
    for (const mobileId of ['1', '2', '3', '4'])
      stage.tables.put('mobile-ids', { ...old, mobileId, phoneName });
    const listed = await stage.deps.mobileIds.list(old.userId);
    expect(listed.map(({ mobileId }) => mobileId)).toEqual(['1', '2', '3', '4']);
    expect(stage.tables.calls.length).toBeGreaterThan(1);
  });

  it('keep the reason for which they were locked first', async () => {
    const stage = new Stage();
    stage.tables.put('mobile-ids', old);
    await lockMobileId(stage.deps, old, lost, start);
    await lockMobileId(stage.deps, old, replaced, later(60));
    expect(await findMobileId(stage.deps, old)).toMatchObject({
      lockReason: 'KEY_COMPROMISE',
      lockedAt: start.toISOString(),
      change: { reason: 'phone-lost', by: 'user', at: start.toISOString() },
    });
  });

  it('can’t be locked into being', async () => {
    const stage = new Stage();
    await lockMobileId(stage.deps, old, replaced, start);
    expect(stage.tables.items('mobile-ids')).toEqual([]);
  });

  it('hide no failure of the store', async () => {
    const stage = new Stage();
    stage.tables.fail('UpdateItem', 'InternalServerError');
    await expect(lockMobileId(stage.deps, old, replaced, start)).rejects.toMatchObject({
      name: 'InternalServerError',
    });
  });
});

describe('the encryption keys of a user', () => {
  const key = {
    ...{ userId: old.userId, keyId: 'key', mobileId: old.mobileId, orderId: old.orderId },
    ...{ ciphertext: 'first', createdAt: start.toISOString(), pem: 'pem', serial: '0A' },
  };

  it('stay as they were kept first', async () => {
    const stage = new Stage();
    await keepEncryptionKey(stage.deps, key);
    await keepEncryptionKey(stage.deps, { ...key, ciphertext: 'second' });
    expect(await listEncryptionKeys(stage.deps, old.userId)).toEqual([key]);
  });
});

describe('a confirmation', () => {
  it('that a phone was lost fails when there is no mobile ID to lock', async () => {
    const stage = new Stage();
    const replaces = { mobileId: old.mobileId, phoneName: old.phoneName };
    const order = stage.putOrder(orderIn('awaiting-confirmation', { replaces }));
    const confirmation = {
      kinds: ['signature' as const],
      oldPhone: 'lost' as const,
      at: start.toISOString(),
    };
    await expect(
      writeConfirmation(stage.deps, order, { replaces, confirmation }, start),
    ).rejects.toMatchObject({
      name: 'MobileIdNotFound',
    });
    expect(stage.order(order).confirmation).toBeUndefined();
  });
});

describe('the limits of requests', () => {
  it('let the last allowed request through, refuse the next, and open with the next window', async () => {
    const stage = new Stage();
    const { deps } = stage;
    for (let each = 0; each < 10; each += 1)
      await countRequest(deps, 'renew-activation-code', 'order', start);
    await expect(countRequest(deps, 'renew-activation-code', 'order', start)).rejects.toMatchObject({
      name: 'TooManyRequests',
      members: { retryAfter: 3600 },
    });
    await countRequest(deps, 'renew-activation-code', 'other order', start);
    await countRequest(deps, 'renew-activation-code', 'order', later(3600));
    expect(stage.tables.items('coordination')).toHaveLength(3);
  });
});

describe('what somebody submits to a waiting order', () => {
  const approval = { approval: { at: '2026-03-01T10:00:00.000Z' } };
  const second = { approval: { at: '2026-03-01T10:00:01.000Z' } };

  it('that the SDK sends twice, because the reply got lost, is stored once and is no error', async () => {
    const stage = new Stage();
    const { orderId } = stage.putOrder(orderIn('awaiting-approval'));
    const { deps } = stage;
    const first = await storeSubmission(deps, orderId, 'awaiting-approval', { set: approval });
    expect(await storeSubmission(deps, orderId, 'awaiting-approval', { set: approval })).toEqual(first);
  });

  it('counts as made when the same was submitted a moment before, and keeps the time of that', async () => {
    const stage = new Stage();
    const { orderId } = stage.putOrder(orderIn('awaiting-approval'));
    const { deps } = stage;
    const first = await storeSubmission(deps, orderId, 'awaiting-approval', { set: approval });
    expect(await storeSubmission(deps, orderId, 'awaiting-approval', { set: second })).toEqual(first);
  });

  it.each(['issuing', 'completed'] as const)(
    'counts as made when the order is %s because of it',
    async (state) => {
      const stage = new Stage();
      const { orderId } = stage.putOrder(orderIn(state, approval));
      const order = await storeSubmission(stage.deps, orderId, 'awaiting-approval', { set: second });
      expect(order).toMatchObject({ state, ...approval });
    },
  );

  it('is refused when the order has ended without a mobile ID', async () => {
    const stage = new Stage();
    const ended = { at: '2026-03-01T10:00:02.000Z', reason: 'failed', from: 'issuing' } as const;
    const { orderId } = stage.putOrder(orderIn('failed', { ...approval, ended }));
    await expect(storeSubmission(stage.deps, orderId, 'awaiting-approval', { set: second })).rejects.toThrow(
      OrderEnded,
    );
  });
});
