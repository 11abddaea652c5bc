import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { serve as serveInstalled } from '../../../../lambdas/get-mobile-id/install/confirm-installation.lambda.ts';
import { serve as serveCertificates } from '../../../../lambdas/get-mobile-id/install/read-certificates.lambda.ts';
import { documented } from '../../../support/answers.ts';
import { httpEvent } from '../../../support/http-events.ts';
import { captureLogs } from '../../../support/logs.ts';
import type { MobileIdState } from '../../../../domain/mobile-id.ts';
import type { OrderState } from '../../../../domain/order/order-states.ts';
import { mobileIdIn, orderIn, secrets } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const params = { orderId: orderIn('starting').orderId };

const read = (stage: Stage, bearer: string = secrets.phoneSecret) =>
  documented(
    'read-certificates',
    serveCertificates(stage.deps)(httpEvent('read-certificates', { params, bearer })),
  );

/** A stage with an order, and the mobile ID that it made. */
const withMobileId = (state: OrderState, mobileIdState: MobileIdState) => {
  const stage = new Stage();
  const order = stage.putOrder(orderIn(state));
  const { userId, mobileId } = order;
  stage.tables.put('mobile-ids', mobileIdIn(mobileIdState, { userId, mobileId }));
  return [stage, order] as const;
};

const installed = (stage: Stage, bearer: string = secrets.phoneSecret) =>
  documented(
    'confirm-installation',
    serveInstalled(stage.deps)(httpEvent('confirm-installation', { params, bearer, body: {} })),
  );

describe('GET /activations/{orderId}/certificates', () => {
  it.each(['awaiting-approval', 'issuing'] as const)('says only that the order is %s', async (state) => {
    const stage = new Stage();
    stage.putOrder(orderIn(state));
    const { statusCode, body } = await read(stage);
    expect(statusCode).toBe(200);
    expect(Object.keys(body)).toEqual(['state', 'deadline']);
    expect(body).toMatchObject({ state });
  });

  it('does not give out the first certificate while another is still being issued', async () => {
    const stage = new Stage();
    stage.putOrder({ ...orderIn('awaiting-installation'), state: 'issuing' });
    expect((await read(stage)).body).not.toHaveProperty('certificates');
  });

  it.each(['awaiting-installation', 'completed'] as const)(
    'gives the phone its certificates with the chain once the order is %s',
    async (state) => {
      const [stage, order] = withMobileId(state, state === 'completed' ? 'active' : 'registered');
      expect((await read(stage)).body).toMatchObject({
        certificates: [
          { kind: 'authentication', serial: '0A00', pem: order.certificates.authentication?.issued?.pem },
          { kind: 'signature', serial: '0A01', pem: order.certificates.signature?.issued?.pem },
        ],
        chain: order.chain,
      });
    },
  );

  it.each(['locked', 'inactive'] as const)('gives nothing for a mobile ID that is %s', async (state) => {
    const [stage] = withMobileId('completed', state);
    const { statusCode, body } = await read(stage);
    expect(statusCode).toBe(410);
    expect(body).toMatchObject({ type: 'urn:get-mobile-id:problem:mobile-id-gone' });
    expect(body).not.toHaveProperty('certificates');
  });

  it.each([
    ['locked', 'awaiting-installation', 'registered'],
    ['inactive', 'completed', 'active'],
  ] as const)('gives nothing to the phone of a user who is %s', async (userState, state, mobileIdState) => {
    const [stage] = withMobileId(state, mobileIdState);
    stage.putUser({ state: userState });
    expect((await read(stage)).statusCode).toBe(410);
  });

  it.each(['cancelled', 'failed'] as const)('tells the phone that the order was %s', async (state) => {
    const stage = new Stage();
    const { phone } = orderIn('awaiting-approval');
    stage.putOrder({ ...orderIn(state), ...(phone && { phone }) });
    const { statusCode, body } = await read(stage);
    expect(statusCode).toBe(409);
    expect(body).toMatchObject({ type: 'urn:get-mobile-id:problem:order-ended', state });
  });

  it('answers another phone as if there were no such order', async () => {
    const stage = new Stage();
    const none = await read(stage);
    stage.putOrder(orderIn('awaiting-installation'));
    const other = await read(stage, 'c29tZSBvdGhlciBwaG9uZSBzZWNyZXQ');
    expect(other).toEqual(none);
    expect(other.statusCode).toBe(401);
  });

  it('does not take the activation code for the phone secret', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('awaiting-installation'));
    expect((await read(stage, secrets.activationCode)).statusCode).toBe(401);
  });

  it('takes no secret before a phone has answered', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('awaiting-phone'));
    expect((await read(stage)).statusCode).toBe(401);
  });
});

describe('POST /activations/{orderId}/installed', () => {
  it('moves the process on', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('awaiting-installation'));
    expect((await installed(stage)).statusCode).toBe(200);
    expect(stage.order(order).installation).toBeDefined();
    expect(stage.stepFunctions).toHaveReceivedCommandWith(SendTaskSuccessCommand, {
      taskToken: secrets.taskToken,
    });
  });

  it('sends the token again when the phone acknowledges again', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('awaiting-installation'));
    await installed(stage);
    expect((await installed(stage)).statusCode).toBe(200);
    expect(stage.stepFunctions).toHaveReceivedCommandTimes(SendTaskSuccessCommand, 2);
  });

  it('answers a late acknowledgement with the completed order', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('completed'));
    expect((await installed(stage)).body).toEqual({ state: 'completed' });
    expect(stage.stepFunctions).not.toHaveReceivedCommand(SendTaskSuccessCommand);
  });

  it.each(['awaiting-approval', 'issuing'] as const)('refuses it while the order is %s', async (state) => {
    const stage = new Stage();
    stage.putOrder(orderIn(state));
    expect((await installed(stage)).statusCode).toBe(409);
  });

  it('refuses another phone', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('awaiting-installation'));
    expect((await installed(stage, 'c29tZSBvdGhlciBwaG9uZSBzZWNyZXQ')).statusCode).toBe(401);
    expect(stage.order(order).installation).toBeUndefined();
  });

  it('writes no secret to the log', async () => {
    const [stage] = withMobileId('awaiting-installation', 'registered');
    const logs = captureLogs();
    await read(stage);
    await installed(stage);
    expect(logs.withCode('confirm-installation-completed')).toHaveLength(1);
    expect(logs).toHaveNoSecrets([...Object.values(secrets), 'BEGIN CERTIFICATE']);
  });
});
