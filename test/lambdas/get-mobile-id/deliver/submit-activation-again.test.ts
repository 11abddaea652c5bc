import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { submitActivation } from '../../../support/activation-requests.ts';
import { later, orderIn } from '../../../support/orders.ts';
import type { Stage } from '../../../support/stage.ts';
import { staged as stagedOrder } from '../../../support/staged.ts';
import { phoneRequest, strangersRequest } from './phone-request.ts';

const waiting = orderIn('awaiting-phone');
const { orderId } = waiting;
const staged = () => stagedOrder(waiting);
const post = (stage: Stage, body: unknown = phoneRequest) => submitActivation(stage, body);

describe('The identical request again', () => {
  it('gets the identical answer, and the process is told again', async () => {
    const stage = staged();
    const first = await post(stage);
    const before = stage.order({ orderId });
    expect(await post(stage)).toEqual(first);
    expect(stage.order({ orderId })).toEqual(before);
    expect(stage.stepFunctions).toHaveReceivedCommandTimes(SendTaskSuccessCommand, 2);
  });

  it('gets it also when the first one failed to tell the process', async () => {
    const stage = staged();
    stage.stepFunctions.on(SendTaskSuccessCommand).rejectsOnce(new Error('socket hang up')).resolves({});
    expect((await post(stage)).statusCode).toBe(500);
    expect(await post(stage)).toMatchObject({
      statusCode: 200,
      body: { matchCode: stage.order({ orderId }).phone?.matchCode },
    });
  });

  it('gets it when the code has expired since', async () => {
    const stage = staged();
    const first = await post(stage);
    stage.time = later(3000);
    expect(await post(stage)).toEqual(first);
  });

  it('gets it at the same moment: one phone, one match code', async () => {
    const stage = staged();
    const [one, other] = await Promise.all([post(stage), post(stage)]);
    expect(other).toEqual(one);
    expect(one.body['matchCode']).toBe(stage.order({ orderId }).phone?.matchCode);
  });

  it('gets it when the reply of the store to the first one got lost', async () => {
    const stage = staged();
    stage.tables.fail('TransactWriteItems', new Error('socket hang up'), { when: 'after' });
    expect((await post(stage)).statusCode).toBe(500);
    expect((await post(stage)).body).toEqual({ matchCode: stage.order({ orderId }).phone?.matchCode });
  });

  it.each(['awaiting-approval', 'issuing', 'awaiting-installation'] as const)(
    'gets it when the order is %s, and moves no other step on',
    async (state) => {
      const stage = staged();
      const first = await post(stage);
      const { phone } = stage.order({ orderId });
      stage.putOrder({ ...orderIn(state, { taskToken: 'of another step' }), ...(phone && { phone }) });
      expect(await post(stage)).toEqual(first);
      expect(stage.stepFunctions).toHaveReceivedCommandTimes(SendTaskSuccessCommand, 1);
    },
  );

  it.each(['cancelled', 'expired', 'failed', 'completed'] as const)(
    'gets nothing any more when the order is %s',
    async (state) => {
      const stage = staged();
      await post(stage);
      stage.putOrder({ ...stage.order({ orderId }), state });
      expect(await post(stage)).toMatchObject({ statusCode: 410, body: { reason: 'ended' } });
    },
  );
});

describe('Any other request with a used code', () => {
  it.each([
    { title: 'of another phone', body: strangersRequest },
    { title: 'of the same content in other bytes', body: JSON.stringify(phoneRequest, undefined, 1) },
  ])('$title finds it gone, and changes nothing', async ({ body }) => {
    const stage = staged();
    await post(stage);
    const before = stage.order({ orderId });
    const { statusCode, body: problem } = await post(stage, body);
    expect(statusCode).toBe(410);
    expect(problem['reason']).toBe('used');
    expect(JSON.stringify(problem)).not.toContain(before.phone?.matchCode);
    expect(stage.order({ orderId })).toEqual(before);
  });

  it('finds it gone before anything else of it is looked at', async () => {
    const stage = staged();
    await post(stage);
    expect((await post(stage, { ...phoneRequest, certificateRequests: [] })).statusCode).toBe(410);
  });
});
