import { describe, expect, it } from 'vitest';
import { serve } from '../../../../lambdas/get-mobile-id/start/start-order.lambda.ts';
import { deriveUserId } from '../../../../domain/user.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { writeEnd } from '../../../../lambdas/aws/tables/order-end.ts';
import { documented } from '../../../support/answers.ts';
import { httpEvent, type RequestParts } from '../../../support/http-events.ts';
import { asta, later, orderIn } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const startOrder = (stage: Stage, parts: RequestParts = {}) =>
  documented('start-order', serve(stage.deps)(httpEvent('start-order', { user: asta, ...parts })));

const cancel = (stage: Stage, order: Order) =>
  writeEnd(stage.deps, order, { end: 'cancelled', reason: 'test' }, stage.time);

const withKey = (key: string, body: unknown = {}) => ({ headers: { 'idempotency-key': key }, body });

describe('POST /orders with an Idempotency-Key', () => {
  it('answers the same request with the same order, also when that has ended', async () => {
    const stage = new Stage();
    const first = await startOrder(stage, withKey('k1'));
    const order = stage.order({ orderId: String(first.body['orderId']) });
    await cancel(stage, order);
    const again = await startOrder(stage, withKey('k1'));
    expect(again.statusCode).toBe(200);
    expect(again.body).toMatchObject({ orderId: order.orderId, state: 'cancelled' });
  });

  it('starts another order for another key once the first has ended', async () => {
    const stage = new Stage();
    const first = await startOrder(stage, withKey('k1'));
    await cancel(stage, stage.order({ orderId: String(first.body['orderId']) }));
    expect((await startOrder(stage, withKey('k2'))).statusCode).toBe(201);
  });

  it('remembers a key that was answered with an order that ran already', async () => {
    const stage = new Stage();
    const running = stage.putOrder(orderIn('awaiting-phone'));
    await startOrder(stage, withKey('k1'));
    await cancel(stage, running);
    expect((await startOrder(stage, withKey('k1'))).body['orderId']).toBe(running.orderId);
  });

  it('refuses a key that came with another body', async () => {
    const stage = new Stage();
    await startOrder(stage, withKey('k1', '{}'));
    const { statusCode, body } = await startOrder(stage, withKey('k1', '{ }'));
    expect(statusCode).toBe(422);
    expect(body['type']).toBe('urn:get-mobile-id:problem:idempotency-key-reused');
  });

  it('forgets a key after 24 hours, though its record may still be there', async () => {
    const stage = new Stage();
    const first = await startOrder(stage, withKey('k1'));
    await cancel(stage, stage.order({ orderId: String(first.body['orderId']) }));
    stage.time = later(86_401);
    const again = await startOrder(stage, {
      ...withKey('k1'),
      user: { ...asta, authTime: stage.time.getTime() / 1000 },
    });
    expect(again.statusCode).toBe(201);
  });

  it('keeps the keys of two users apart', async () => {
    const stage = new Stage();
    const other = { ...asta, subject: 'bo' };
    stage.putUser({ userId: deriveUserId(other.issuer, other.subject) });
    const first = await startOrder(stage, withKey('k1'));
    const second = await startOrder(stage, { ...withKey('k1'), user: other });
    expect(second.body['orderId']).not.toBe(first.body['orderId']);
  });
});
