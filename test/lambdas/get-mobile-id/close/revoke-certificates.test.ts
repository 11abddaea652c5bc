import {
  GetCertificateCommand,
  IssueCertificateCommand,
  RevokeCertificateCommand,
  type IssueCertificateCommandInput,
} from '@aws-sdk/client-acm-pca';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/close/revoke-certificates.lambda.ts';
import type { Order, OrderCertificate } from '../../../../domain/order/order.ts';
import { captureLogs } from '../../../support/logs.ts';
import { later, mobileIdIn, orderIn, start } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';
import { TestCa } from '../../../support/test-ca.ts';

const ended = (from: Order['state'], changes: Partial<Order> = {}): Order => ({
  ...orderIn('awaiting-installation'),
  state: 'failed',
  ended: { at: start.toISOString(), reason: 'failed', from },
  ...changes,
});

const intent: OrderCertificate = { requestedAt: start.toISOString(), idempotencyToken: 'token-signature' };
const revoke = (stage: Stage) => run(stage.deps)({ orderId: orderIn('starting').orderId });
const revokedSerials = (stage: Stage) =>
  stage.pca.commandCalls(RevokeCertificateCommand).map(({ args: [{ input }] }) => input.CertificateSerial);

/** A CA that issues what it is asked for, under one ARN. */
const issuing = (stage: Stage) => {
  const ca = new TestCa();
  let pem = '';
  stage.pca.on(IssueCertificateCommand).callsFake((input: IssueCertificateCommandInput) => {
    pem = ca.issue(input).pem;
    return { CertificateArn: 'arn:found-again' };
  });
  stage.pca.on(GetCertificateCommand).callsFake(() => ({ Certificate: pem, CertificateChain: pem }));
};

describe('Revoke certificates', () => {
  it('revokes every certificate of an order that failed, and settles it', async () => {
    const stage = new Stage();
    const order = stage.putOrder(ended('awaiting-installation'));
    await revoke(stage);
    expect(revokedSerials(stage)).toEqual(['0a00', '0a01']);
    expect(stage.pca).toHaveReceivedCommandWith(RevokeCertificateCommand, {
      RevocationReason: 'CESSATION_OF_OPERATION',
    });
    expect(stage.order(order).certificates.signature?.revokedAt).toBe(start.toISOString());
    expect(stage.order(order).ttlEpochSeconds).toBeDefined();
  });

  it('locks the mobile ID that was registered and shows its certificates as revoked', async () => {
    const stage = new Stage();
    const order = stage.putOrder(ended('awaiting-installation'));
    const { userId, mobileId } = order;
    stage.tables.put('mobile-ids', mobileIdIn('registered', { mobileId }));
    await revoke(stage);
    expect(stage.tables.get('mobile-ids', { userId, mobileId })).toMatchObject({
      state: 'locked',
      certificates: { authentication: { state: 'revoked' }, signature: { state: 'revoked' } },
    });
  });

  it('has nothing to revoke for an order that was cancelled before issuing', async () => {
    const stage = new Stage();
    const order = stage.putOrder(orderIn('cancelled'));
    await revoke(stage);
    expect(revokedSerials(stage)).toEqual([]);
    expect(stage.tables.get('orders', { orderId: order.orderId })).not.toHaveProperty('sweep');
  });

  it('never touches a completed order', async () => {
    const stage = new Stage();
    stage.putOrder(orderIn('completed'));
    await revoke(stage);
    expect(revokedSerials(stage)).toEqual([]);
  });

  it('waits as long as a Lambda that issues may still run', async () => {
    const stage = new Stage();
    stage.putOrder(ended('issuing'));
    stage.time = later(29);
    await expect(revoke(stage)).rejects.toMatchObject({ name: 'IssuingMayStillRun' });
    stage.time = later(30);
    await revoke(stage);
    expect(revokedSerials(stage)).toHaveLength(2);
  });

  it('revokes nothing twice', async () => {
    const stage = new Stage();
    stage.putOrder(ended('awaiting-installation'));
    await revoke(stage);
    await revoke(stage);
    expect(revokedSerials(stage)).toHaveLength(2);
  });

  it('fetches a certificate that was issued but never collected, to learn its serial', async () => {
    const stage = new Stage();
    issuing(stage);
    stage.time = later(60);
    const order = stage.putOrder(ended('issuing', { certificates: { signature: intent } }));
    await revoke(stage);
    expect(stage.pca).toHaveReceivedCommandWith(IssueCertificateCommand, {
      IdempotencyToken: 'token-signature',
    });
    expect(revokedSerials(stage)).toHaveLength(1);
    expect(stage.order(order).certificates.signature).toMatchObject({
      arn: 'arn:found-again',
      revokedAt: later(60).toISOString(),
    });
  });

  it('rings an alarm when the CA can no longer be asked what became of a request', async () => {
    const stage = new Stage();
    stage.time = later(301);
    const order = stage.putOrder(ended('issuing', { certificates: { signature: intent } }));
    const logs = captureLogs();
    await expect(revoke(stage)).rejects.toMatchObject({ name: 'CertificateOutcomeUnknown' });
    expect(logs.metric('CertificateOutcomeUnknown')).toEqual([1]);
    expect(stage.pca).not.toHaveReceivedCommand(IssueCertificateCommand);
    expect(stage.tables.get('orders', { orderId: order.orderId })).toHaveProperty('sweep');
  });

  it('revokes the others when one can’t be revoked, and then fails', async () => {
    const stage = new Stage();
    const { certificates } = ended('issuing');
    stage.time = later(301);
    stage.putOrder(ended('issuing', { certificates: { ...certificates, authentication: intent } }));
    await expect(revoke(stage)).rejects.toMatchObject({ name: 'CertificateOutcomeUnknown' });
    expect(revokedSerials(stage)).toEqual(['0a01']);
  });

  it('can be tried again when the CA throttles', async () => {
    const stage = new Stage();
    stage.putOrder(ended('awaiting-installation'));
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    stage.pca.on(RevokeCertificateCommand).rejectsOnce(throttled).resolves({});
    await expect(revoke(stage)).rejects.toMatchObject({ name: 'CaThrottled' });
    await revoke(stage);
    expect(new Set(revokedSerials(stage))).toEqual(new Set(['0a00', '0a01']));
  });

  it('revokes the certificates of a lost phone whatever became of the order', async () => {
    const stage = new Stage();
    const old = mobileIdIn('locked', { lockReason: 'KEY_COMPROMISE' });
    stage.tables.put('mobile-ids', old);
    stage.putOrder({
      ...orderIn('cancelled'),
      replaces: { mobileId: old.mobileId, phoneName: old.phoneName },
      confirmation: { kinds: ['signature'], oldPhone: 'lost', at: start.toISOString() },
    });
    await revoke(stage);
    expect(revokedSerials(stage)).toEqual(['0b00', '0b01']);
    expect(stage.pca).toHaveReceivedCommandWith(RevokeCertificateCommand, {
      RevocationReason: 'KEY_COMPROMISE',
    });
  });

  it('leaves a kept phone alone when the order fails', async () => {
    const stage = new Stage();
    const old = mobileIdIn('active');
    stage.tables.put('mobile-ids', old);
    stage.putOrder({
      ...orderIn('cancelled'),
      replaces: { mobileId: old.mobileId, phoneName: old.phoneName },
      confirmation: { kinds: ['signature'], oldPhone: 'kept', at: start.toISOString() },
    });
    await revoke(stage);
    expect(revokedSerials(stage)).toEqual([]);
    expect(stage.tables.items('mobile-ids')).toMatchObject([{ state: 'active' }]);
  });
});
