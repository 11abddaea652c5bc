import { describe, expect, it } from 'vitest';
import { serve } from '../../../../lambdas/get-mobile-id/confirm/confirm-order.lambda.ts';
import { documented } from '../../../support/answers.ts';
import { httpEvent } from '../../../support/http-events.ts';
import { asta, mobileIdIn, orderIn } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const old = mobileIdIn('active');
const waiting = (changes: Parameters<typeof orderIn>[1] = {}) => orderIn('awaiting-confirmation', changes);

const confirm = async (stage: Stage, body: unknown) => {
  const { orderId } = waiting();
  const event = httpEvent('confirm-order', { user: asta, params: { orderId }, body });
  return documented('confirm-order', serve(stage.deps)(event));
};

describe('POST /orders/{orderId}/confirm', () => {
  describe('of a user who has as many mobile IDs as they may', () => {
    const tablet = mobileIdIn('active', {
      mobileId: '7c2e4d10-0f5b-4a3c-8d21-5e6f7a8b9c04',
      phoneName: 'Tablet',
    });
    const names = ({ mobileId, phoneName }: typeof old) => ({ mobileId, phoneName });
    const full = () => waiting({ replaceable: [names(old), names(tablet)] });

    const staged = () => {
      const stage = new Stage();
      for (const mobileId of [old, tablet]) stage.tables.put('mobile-ids', mobileId);
      return { stage, order: stage.putOrder(full()) };
    };

    it('replaces the one that the user names, and no other', async () => {
      const { stage, order } = staged();
      const { body } = await confirm(stage, { replaces: tablet.mobileId, oldPhone: 'lost' });
      expect(body['choices']).toMatchObject({ replaces: names(tablet) });
      expect(stage.order(order).replaces).toEqual(names(tablet));
      const states = stage.tables.items('mobile-ids').map(({ phoneName, state }) => [phoneName, state]);
      expect(Object.fromEntries(states)).toEqual({ 'Old phone': 'active', Tablet: 'locked' });
    });

    it.each([
      ['names none', { oldPhone: 'kept' }, 'Say which of your mobile IDs the new one replaces'],
      [
        'names one that it may not replace',
        { replaces: '00000000-0000-4000-8000-000000000000', oldPhone: 'kept' },
        'This order can not replace that mobile ID',
      ],
      [
        'does not say what became of its phone',
        { replaces: tablet.mobileId },
        'Say what became of the old phone: kept or lost',
      ],
    ])('refuses one who %s', async (_, body, detail) => {
      const { stage, order } = staged();
      const answer = await confirm(stage, body);
      expect([answer.statusCode, answer.body['detail']]).toEqual([422, detail]);
      expect(stage.order(order)).toEqual(order);
    });

    it('takes the same decision again, and no other', async () => {
      const { stage } = staged();
      await confirm(stage, { replaces: tablet.mobileId, oldPhone: 'kept' });
      expect((await confirm(stage, { replaces: tablet.mobileId, oldPhone: 'kept' })).statusCode).toBe(200);
      expect((await confirm(stage, { replaces: old.mobileId, oldPhone: 'kept' })).statusCode).toBe(409);
    });
  });

  it('takes the name of the only one that the order replaces, and of no other', async () => {
    const stage = new Stage();
    stage.putOrder(waiting({ replaces: { mobileId: old.mobileId, phoneName: old.phoneName } }));
    const other = { replaces: '7c2e4d10-0f5b-4a3c-8d21-5e6f7a8b9c04', oldPhone: 'kept' };
    expect((await confirm(stage, other)).statusCode).toBe(422);
    expect((await confirm(stage, { replaces: old.mobileId, oldPhone: 'kept' })).statusCode).toBe(200);
  });
});
