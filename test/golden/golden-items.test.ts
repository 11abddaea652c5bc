import { X509Certificate } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { hashPublicKey } from '../../lambdas/aws/tables/public-keys.ts';
import { CoordinationSchema, PublicKeySchema } from '../../lambdas/aws/tables/tables.ts';
import { NamedError } from '../../domain/failures/errors.ts';
import { errorTypes } from '../../domain/failures/error-types.ts';
import { RecoverableKeySchema } from '../../domain/certificates/encryption-key.ts';
import { MobileIdSchema } from '../../domain/mobile-id.ts';
import { optionNames } from '../../domain/options/options.ts';
import { OrderSchema } from '../../domain/order/order.ts';
import { orderStateNames } from '../../domain/order/order-states.ts';
import { UserSchema } from '../../domain/user.ts';
import { cancelOrder } from '../../lambdas/get-mobile-id/close/cancel-order.ts';
import { cleanUp } from '../../lambdas/get-mobile-id/close/clean-up.ts';
import { closeOrder } from '../../lambdas/get-mobile-id/close/close-order.ts';
import { notifyFailure } from '../../lambdas/get-mobile-id/close/notify-failure.ts';
import { revokeCertificates } from '../../lambdas/get-mobile-id/close/revoke-certificates.ts';
import { sweepOrders } from '../../lambdas/get-mobile-id/close/sweep.ts';
import { lockReplacedMobileId } from '../../lambdas/get-mobile-id/orders/lock-replaced-mobile-id.ts';
import { readOrder } from '../../lambdas/get-mobile-id/orders/read-order.ts';
import { startOrder } from '../../lambdas/get-mobile-id/start/start-order.ts';
import { listMobileIds } from '../../lambdas/mobile-ids/list-mobile-ids.ts';
import { readMobileId } from '../../lambdas/mobile-ids/read-mobile-id.ts';
import { captureLogs } from '../support/logs.ts';
import type { Stage } from '../support/stage.ts';
import { optionChanges, releases, withOptions, type OrderItem } from './items.ts';
import { letIssuingEnd, outcomeOf, stageOf } from './stage.ts';
import { storedWords } from './words.ts';

const stoppedError = 'ExecutionStopped';
const ends = ['cancelled', 'expired', 'failed'];

/** What every order has to come to, whatever its options hold. */
const expectCleanedUp = (stage: Stage, order: OrderItem): void => {
  const { state, isSettled, unrevoked } = outcomeOf(stage, order);
  expect(isSettled).toBe(true);
  if (order.state === 'completed') expect(state).toBe('completed');
  else expect([ends.includes(state), unrevoked]).toEqual([true, 0]);
};

/** Whether a request is answered, be it with a refusal that the API documents. */
const isAnswered = (serve: () => Promise<unknown>): Promise<boolean> =>
  serve().then(
    () => true,
    (error: unknown) => error instanceof NamedError && errorTypes[error.code].status < 500,
  );

describe.each(releases)('what $name stored', (release) => {
  it('has an order in every state that the release knew', () => {
    const states = new Set(release.orders.map(({ state }) => state));
    expect([...states].toSorted()).toEqual(release.words['orderStates']?.toSorted());
  });

  it.each(Object.entries(storedWords))('has words that mean what they meant: %s', (name, words) => {
    expect(words).toEqual(expect.arrayContaining(release.words[name] ?? []));
  });

  it.each([
    ['orders', OrderSchema, release.orders],
    ['mobile IDs', MobileIdSchema, release.mobileIds],
    ['users', UserSchema, release.directory],
    ['coordination', CoordinationSchema, release.coordination],
    ['encryption keys', RecoverableKeySchema, release.encryptionKeys],
  ])('can be read: %s', (_, schema, items) => {
    expect(items).not.toEqual([]);
    for (const item of items) expect(v.safeParse(schema, item).issues).toBeUndefined();
  });

  const recordsKeys = release.publicKeys.length > 0;

  it.skipIf(!recordsKeys)('has public keys by which whoever brings one again is known', () => {
    for (const item of release.publicKeys) expect(v.safeParse(PublicKeySchema, item).issues).toBeUndefined();
    // Keys for encryption may be KMS's, which makes no key twice.
    const certified = release.orders.flatMap(({ certificates: { encryption: _, ...ofPhones } }) =>
      Object.values(ofPhones).flatMap(({ issued }) => issued?.pem ?? []),
    );
    const known = release.publicKeys.map(({ publicKey }) => publicKey);
    const hashes = certified.map((pem) =>
      hashPublicKey(new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' })),
    );
    expect(known).toEqual(expect.arrayContaining(hashes));
  });

  it.each(optionNames)('can be read where an order has no %s, or one that it may not hold', (name) => {
    for (const order of release.orders) {
      const { [name]: left, ...others } = order.options ?? {};
      for (const options of [others, { ...others, [name]: 'a value of once' }])
        expect(v.safeParse(OrderSchema, { ...order, options }).issues).toBeUndefined();
    }
  });

  describe.each(optionChanges)('with options %s', (_, change) => {
    const orders = release.orders.map((order) => withOptions(order, change));

    it.each(orders)('lets an order that is $state be closed, revoked and told of', async (order) => {
      const stage = stageOf(release, order);
      await closeOrder(stage.deps, { orderId: order.orderId, error: stoppedError });
      letIssuingEnd(stage);
      if (order.state === 'completed') await lockReplacedMobileId(stage.deps, order);
      else await revokeCertificates(stage.deps, order);
      await notifyFailure(stage.deps, order);
      expectCleanedUp(stage, order);
    });

    it.each(orders.filter(({ state }) => state !== 'issuing'))(
      'lets an order that is $state be cleaned up',
      async (order) => {
        const stage = stageOf(release, order);
        await cleanUp(stage.deps, { orderId: order.orderId, error: stoppedError });
        expectCleanedUp(stage, order);
      },
    );

    it.each(orders)('lets an order that is $state be swept', async (order) => {
      const logs = captureLogs();
      const due = { ...order, sweep: 'due', sweepAt: order.createdAt };
      const stage = stageOf(release, due);
      await sweepOrders(stage.deps);
      stage.time = new Date(stage.time.getTime() + 1000 * 1000);
      if (order.state === 'issuing') stage.time = new Date(stage.time.getTime() - 900 * 1000);
      await sweepOrders(stage.deps);
      expectCleanedUp(stage, order);
      expect(logs.metric('CleanUpIncomplete')).toEqual([]);
    });

    it.each(orders)('answers the user of an order that is $state', async (order) => {
      const { userId } = order;
      const { deps, time } = stageOf(release, order);
      const user = { userId, signedInAt: time };
      expect(await isAnswered(() => readOrder(deps, user, order.orderId))).toBe(true);
      expect(await isAnswered(() => startOrder(deps, user, undefined))).toBe(true);
      expect(await isAnswered(() => cancelOrder(deps, order, undefined))).toBe(true);
      const mobileIds = await listMobileIds(deps, user);
      for (const mobileId of mobileIds) expect(await readMobileId(deps, mobileId)).toEqual(mobileId);
    });
  });

  it('remembers whom it answered with which order', async () => {
    const [record] = release.coordination.filter(({ requestHash }) => requestHash !== undefined);
    const { requestHash, orderId } = v.parse(
      v.object({ requestHash: v.string(), orderId: v.string() }),
      record,
    );
    const order = release.orders.find((found) => found.orderId === orderId);
    if (!order) throw new Error('The record names no order');
    const { deps, time } = stageOf(release, order);
    const key = { key: 'an-idempotency-key', requestHash };
    const found = await startOrder(deps, { userId: order.userId, signedInAt: time }, key);
    expect([found.order.orderId, found.isNew]).toEqual([orderId, false]);
  });
});

describe('what is needed to end an order', () => {
  const [release] = releases.slice(-1);
  const nonsense = Object.fromEntries(
    ['options', 'optionVersions', 'labels', 'phone', 'approval', 'issuance', 'installation', 'chain'].map(
      (name) => [name, 42],
    ),
  );

  it.each(orderStateNames)('is no more than what ends it: an order that is %s', async (state) => {
    const order = release?.orders.find((found) => found.state === state);
    if (!release || !order) throw new Error(`No order is ${state}`);
    const stage = stageOf(release, { ...order, ...nonsense, chain: undefined, options: undefined });
    await closeOrder(stage.deps, { orderId: order.orderId, error: stoppedError });
    letIssuingEnd(stage);
    if (state === 'completed') await lockReplacedMobileId(stage.deps, order);
    else if (state !== 'issuing') await revokeCertificates(stage.deps, order);
    if (state !== 'issuing') expectCleanedUp(stage, order);
    expect(ends.concat('completed')).toContain(outcomeOf(stage, order).state);
  });
});
