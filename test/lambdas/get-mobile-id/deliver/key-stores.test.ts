import { describe, expect, it } from 'vitest';
import { serve } from '../../../../lambdas/get-mobile-id/deliver/submit-activation.lambda.ts';
import type { Options } from '../../../../domain/options/options.ts';
import { documented } from '../../../support/answers.ts';
import { httpEvent } from '../../../support/http-events.ts';
import { options, orderIn, secrets } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';
import { phoneRequest } from './phone-request.ts';

/** What comes of the request of a phone that says where its keys are. */
const post = async (policy: Options['phone-store'], said: Readonly<Record<string, unknown>>) => {
  const stage = new Stage();
  const order = stage.putOrder(orderIn('awaiting-phone', { options: options({ 'phone-store': policy }) }));
  const { orderId } = order;
  const event = { bearer: secrets.activationCode, params: { orderId }, body: { ...phoneRequest, ...said } };
  const response = await documented(
    'submit-activation',
    serve(stage.deps)(httpEvent('submit-activation', event)),
  );
  return { response, order, stored: stage.order(order) };
};

describe('Where a phone keeps its keys', () => {
  it.each([
    ['page', {}, 'page'],
    ['page', { store: 'page' }, 'page'],
    ['system', { store: 'system' }, 'system'],
    ['choice', {}, 'page'],
    ['choice', { store: 'system' }, 'system'],
  ] as const)('is kept of it: with phone-store %s, saying %j, %s', async (policy, said, kept) => {
    const { response, stored } = await post(policy, said);
    expect([response.statusCode, stored.phone?.store]).toEqual([200, kept]);
  });

  it.each([
    ['page', { store: 'system' }, 'Keep the keys in one of: page'],
    ['system', { store: 'page' }, 'Keep the keys in one of: system'],
    ['system', {}, 'Keep the keys in one of: system'],
  ] as const)('is refused where phone-store %s does not allow it: %j', async (policy, said, detail) => {
    const { response, order, stored } = await post(policy, said);
    const type = 'urn:get-mobile-id:problem:choice-not-offered';
    expect([response.statusCode, response.body]).toEqual([422, expect.objectContaining({ type, detail })]);
    expect(stored).toEqual(order);
  });

  it('is one of those that the protocol names', async () => {
    const { response, order, stored } = await post('choice', { store: 'cloud' });
    expect(response.statusCode).toBe(400);
    expect(stored).toEqual(order);
  });
});
