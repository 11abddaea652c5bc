import { describe, expect, it } from 'vitest';
import { run as awaitInstallation } from '../../../../lambdas/get-mobile-id/install/await-installation.lambda.ts';
import { run as registerMobileId } from '../../../../lambdas/get-mobile-id/install/register-mobile-id.lambda.ts';
import { serve } from '../../../../lambdas/get-mobile-id/install/read-certificates.lambda.ts';
import { documented } from '../../../support/answers.ts';
import { httpEvent } from '../../../support/http-events.ts';
import { captureLogs } from '../../../support/logs.ts';
import { mobileIdIn, orderIn, secrets } from '../../../support/orders.ts';
import { earlierKey, issueAll, recover, recoveredKeys, recoveringOrder } from '../../../support/recovery.ts';
import { Stage } from '../../../support/stage.ts';

const { orderId } = recoveringOrder();
const read = (stage: Stage, bearer: string = secrets.phoneSecret) =>
  documented(
    'read-certificates',
    serve(stage.deps)(httpEvent('read-certificates', { params: { orderId }, bearer })),
  );

/** A stage whose order has its certificates and the keys that were recovered for it. */
const recovered = async (): Promise<Stage> => {
  const stage = new Stage();
  await issueAll(stage, recoveringOrder(['authentication', 'encryption']));
  stage.tables.put('encryption-keys', earlierKey('old'));
  await recover(stage);
  await registerMobileId(stage.deps)({ orderId });
  return stage;
};

describe('GET /activations/{orderId}/certificates, with recovered keys', () => {
  it('gives the phone its certificates together with the keys', async () => {
    const stage = await recovered();
    await awaitInstallation(stage.deps)({ orderId, taskToken: 'token' });
    const { body } = await read(stage);
    const keys = recoveredKeys(stage);
    expect(keys.map(({ use }) => use)).toEqual(['new', 'earlier']);
    expect(body['recoveredKeys']).toEqual(keys);
    expect(body['certificates']).toMatchObject([
      { kind: 'authentication' },
      { kind: 'encryption', pem: keys[0]?.pem, serial: keys[0]?.serial },
    ]);
  });

  it('gives nothing before the order waits for the phone', async () => {
    const stage = await recovered();
    expect(Object.keys((await read(stage)).body)).toEqual(['state', 'deadline']);
  });

  it('gives nothing to another phone', async () => {
    const stage = await recovered();
    await awaitInstallation(stage.deps)({ orderId, taskToken: 'token' });
    const { statusCode, body } = await read(stage, 'c29tZSBvdGhlciBwaG9uZSBzZWNyZXQ');
    expect(statusCode).toBe(401);
    expect(body).not.toHaveProperty('recoveredKeys');
  });

  it('says nothing of keys where none was recovered', async () => {
    const stage = new Stage();
    const { userId, mobileId } = stage.putOrder(orderIn('awaiting-installation'));
    stage.tables.put('mobile-ids', mobileIdIn('registered', { userId, mobileId }));
    const { statusCode, body } = await read(stage);
    expect(statusCode).toBe(200);
    expect(body).not.toHaveProperty('recoveredKeys');
  });

  it('leaves the keys out of the mobile ID and out of the log', async () => {
    const stage = await recovered();
    const logs = captureLogs();
    await awaitInstallation(stage.deps)({ orderId, taskToken: 'token' });
    await read(stage);
    const jwes = recoveredKeys(stage).map(({ jwe }) => jwe);
    expect(logs.withCode('read-certificates-completed')).toHaveLength(1);
    expect(logs).toHaveNoSecrets(jwes);
    const mobileIds = JSON.stringify(stage.tables.items('mobile-ids'));
    expect(mobileIds).toContain('registered');
    expect(jwes.filter((jwe) => mobileIds.includes(jwe))).toEqual([]);
  });
});
