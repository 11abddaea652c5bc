import { IssueCertificateCommand, RevokeCertificateCommand } from '@aws-sdk/client-acm-pca';
import { describe, expect, it } from 'vitest';
import { run as runIssue } from '../../../../lambdas/get-mobile-id/issue/issue-certificate.lambda.ts';
import { run } from '../../../../lambdas/get-mobile-id/close/revoke-certificates.lambda.ts';
import type { OrderState } from '../../../../domain/order/order-states.ts';
import { captureLogs } from '../../../support/logs.ts';
import { later, start } from '../../../support/orders.ts';
import {
  earlierKey,
  issueAll,
  issueFor,
  recover,
  recoveredKeys,
  recoveringOrder,
} from '../../../support/recovery.ts';
import { Stage } from '../../../support/stage.ts';

const { orderId } = recoveringOrder();
const revoke = (stage: Stage) => run(stage.deps)({ orderId });

/** A stage whose order had keys recovered and then failed, in the state that it had come to. */
const failedIn = async (from: OrderState): Promise<Stage> => {
  const stage = new Stage();
  await issueAll(stage, recoveringOrder());
  stage.tables.put('encryption-keys', earlierKey('old'));
  await recover(stage);
  const ended = { at: start.toISOString(), reason: 'expired', from };
  stage.putOrder({ ...stage.order({ orderId }), state: 'failed', ended });
  stage.time = later(60);
  return stage;
};

describe('Revoke certificates, after encryption keys were recovered', () => {
  it('rings an alarm that names every key that the phone could fetch', async () => {
    const stage = await failedIn('awaiting-installation');
    const logs = captureLogs();
    const keys = recoveredKeys(stage);
    await revoke(stage);
    expect(logs.metric('EncryptionKeysExposed')).toEqual([1]);
    const serials = keys.map(({ serial }) => serial);
    expect(serials).toHaveLength(2);
    expect(logs.withCode('encryption-keys-exposed')).toMatchObject([{ orderId, detail: serials.join(' ') }]);
    expect(logs).toHaveNoSecrets(keys.map(({ jwe }) => jwe));
  });

  it('revokes the certificate of the new key and of no earlier one', async () => {
    const stage = await failedIn('awaiting-installation');
    const [newKey] = recoveredKeys(stage);
    await revoke(stage);
    const revoked = stage.pca.commandCalls(RevokeCertificateCommand).map(({ args: [{ input }] }) => input);
    expect(revoked.map(({ CertificateSerial }) => CertificateSerial)).toEqual([newKey?.serial.toLowerCase()]);
  });

  it('keeps quiet when the phone could not fetch them yet', async () => {
    const stage = await failedIn('issuing');
    const logs = captureLogs();
    await revoke(stage);
    expect(logs.metric('EncryptionKeysExposed')).toEqual([]);
  });

  it('rings the alarm although the CA can revoke nothing at the moment', async () => {
    const stage = await failedIn('awaiting-installation');
    stage.pca
      .on(RevokeCertificateCommand)
      .rejects(Object.assign(new Error('slow down'), { name: 'ThrottlingException' }));
    const logs = captureLogs();
    await expect(revoke(stage)).rejects.toMatchObject({ name: 'CaThrottled' });
    expect(logs.metric('EncryptionKeysExposed')).toEqual([1]);
  });

  it('never rings for a completed order', async () => {
    const stage = await failedIn('awaiting-installation');
    stage.putOrder({ ...stage.order({ orderId }), state: 'completed' });
    const logs = captureLogs();
    await revoke(stage);
    expect(logs.metric('EncryptionKeysExposed')).toEqual([]);
  });
});

describe('Revoke certificates, for a key that KMS made', () => {
  it('asks the CA again with the request of that key when the ARN got lost', async () => {
    const stage = new Stage();
    stage.putOrder(recoveringOrder());
    const timeout = Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
    stage.pca.on(IssueCertificateCommand).rejects(timeout);
    await expect(runIssue(stage.deps)({ orderId, kind: 'encryption' })).rejects.toThrow();
    const ended = { at: start.toISOString(), reason: 'failed', from: 'issuing' } as const;
    stage.putOrder({ ...stage.order({ orderId }), state: 'failed', ended });
    stage.time = later(60);
    issueFor(stage);
    await revoke(stage);
    const [first, again] = stage.pca.commandCalls(IssueCertificateCommand);
    expect(again?.args[0].input).toEqual(first?.args[0].input);
    expect(stage.pca).toHaveReceivedCommandTimes(RevokeCertificateCommand, 1);
  });
});
