import { EncryptCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { problemType } from '../../../../api/problem.ts';
import { requestLimits } from '../../../../domain/order/time-limits.ts';
import { renew } from '../../../support/activation-requests.ts';
import { asta, options, orderIn } from '../../../support/orders.ts';
import { staged } from '../../../support/staged.ts';
import { answered } from './answered.ts';
import { mailed } from './mailed.ts';

const waiting = () => orderIn('awaiting-phone');
const mailing = () => orderIn('awaiting-phone', { options: options({ 'qr-delivery': 'email' }) });
const { orderId } = waiting();

describe('POST /orders/{orderId}/activation-code is refused', () => {
  it.each(['starting', 'awaiting-confirmation', 'awaiting-approval', 'issuing'] as const)(
    'when the order is %s',
    async (state) => {
      const order = orderIn(state);
      const stage = staged(order);
      expect(await renew(stage)).toMatchObject({ statusCode: 409, body: { state } });
      expect(stage.order(order)).toEqual(order);
    },
  );

  it.each(['completed', 'cancelled', 'expired', 'failed'] as const)('when it is %s', async (state) => {
    const stage = staged(orderIn(state));
    expect(await renew(stage)).toMatchObject({
      statusCode: 409,
      body: { type: problemType('order-ended'), state },
    });
  });

  it('when a phone has answered', async () => {
    const order = answered(waiting());
    const stage = staged(order);
    expect(await renew(stage)).toMatchObject({ statusCode: 409, body: { state: 'awaiting-phone' } });
    expect(stage.order(order)).toEqual(order);
  });

  it('when a phone answers at the same moment: its code stays', async () => {
    const order = answered(waiting());
    const stage = staged(waiting());
    stage.keys.on(EncryptCommand).callsFake(() => {
      stage.putOrder(order);
      return { CiphertextBlob: Buffer.from('sealed') };
    });
    expect((await renew(stage)).statusCode).toBe(409);
    expect(stage.order(order)).toEqual(order);
  });

  it('when the order ends at the same moment', async () => {
    const stage = staged(mailing());
    stage.keys.on(EncryptCommand).callsFake(() => {
      stage.putOrder(orderIn('cancelled'));
      return { CiphertextBlob: Buffer.from('sealed') };
    });
    expect((await renew(stage)).body['type']).toBe(problemType('order-ended'));
    expect(mailed(stage)).toEqual([]);
  });

  it('to anybody but its user, as if it did not exist', async () => {
    const stage = staged(waiting());
    const others = await renew(stage, { ...asta, subject: 'mallory' });
    const unknown = await renew(stage, asta, '00000000-0000-4000-8000-000000000000');
    expect(others.statusCode).toBe(404);
    expect(unknown.body).toEqual(others.body);
    expect(stage.order({ orderId })).toEqual(waiting());
  });

  it('beyond so many codes an hour, for this order only', async () => {
    const { max } = requestLimits['renew-activation-code'];
    const stage = staged(mailing());
    const answers = [];
    for (let count = 0; count <= max; count += 1) answers.push((await renew(stage)).statusCode);
    expect(answers).toEqual([...Array.from({ length: max }, () => 200), 429]);
    expect(mailed(stage)).toHaveLength(max);
    const other = { ...waiting(), orderId: '7f0c6b1e-6f6b-4a52-9d55-6d6f9b2f7a09' };
    stage.putOrder(other);
    expect((await renew(stage, asta, other.orderId)).statusCode).toBe(200);
  });

  it('is refused to who signed in too long ago, and the code stays', async () => {
    const stage = staged(waiting());
    const { statusCode, body } = await renew(stage, { ...asta, authTime: asta.authTime - 601 });
    expect(statusCode).toBe(401);
    expect(body).toMatchObject({ maxAge: 600 });
    expect(stage.order(waiting()).activationCode).toEqual(waiting().activationCode);
  });
});
