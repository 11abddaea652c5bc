import { DecryptCommand, type DecryptCommandInput } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { maxEarlierKeys } from '../../../../lambdas/get-mobile-id/issue/recover-encryption-certificates.ts';
import { decrypt } from '../../../support/kms.ts';
import { captureLogs } from '../../../support/logs.ts';
import { later, user } from '../../../support/orders.ts';
import {
  earlierKey,
  issueAll,
  opened,
  recover,
  recoveredKeys,
  recoveringOrder,
} from '../../../support/recovery.ts';
import { Stage } from '../../../support/stage.ts';

const { orderId } = recoveringOrder();

/** A stage with an order that has its certificates, and earlier keys of its user. */
const stageWith = async (
  earlier: readonly ReturnType<typeof earlierKey>[] = [],
  order = recoveringOrder(),
): Promise<Stage> => {
  const stage = new Stage();
  await issueAll(stage, order);
  for (const key of earlier) stage.tables.put('encryption-keys', key);
  return stage;
};

const kept = (stage: Stage) => stage.tables.items('encryption-keys');
const usesAndSerials = (stage: Stage) => recoveredKeys(stage).map(({ use, serial }) => [use, serial]);
const newSerial = (stage: Stage) => stage.order({ orderId }).certificates.encryption?.issued?.serial;

describe('Recover encryption certificates', () => {
  it('gives the phone the new key with its certificate', async () => {
    const stage = await stageWith();
    await recover(stage);
    const { encryptionKey, certificates } = stage.order({ orderId });
    const { pem, serial } = certificates.encryption?.issued ?? {};
    expect(recoveredKeys(stage)).toMatchObject([{ keyId: encryptionKey?.keyId, use: 'new', pem, serial }]);
  });

  it('keeps the new key for later phones', async () => {
    const stage = await stageWith();
    await recover(stage);
    const { userId, mobileId, encryptionKey, certificates } = stage.order({ orderId });
    expect(kept(stage)).toEqual([
      {
        userId,
        mobileId,
        orderId,
        keyId: encryptionKey?.keyId,
        ciphertext: encryptionKey?.ciphertext,
        createdAt: encryptionKey?.createdAt,
        pem: certificates.encryption?.issued?.pem,
        serial: newSerial(stage),
      },
    ]);
  });

  it('gives the phone every earlier key of its user, the newest first', async () => {
    const older = earlierKey('older', { createdAt: later(-200).toISOString() });
    const newer = earlierKey('newer', { createdAt: later(-100).toISOString() });
    const stage = await stageWith([older, newer]);
    await recover(stage);
    expect(usesAndSerials(stage)).toEqual([
      ['new', newSerial(stage)],
      ['earlier', newer.serial],
      ['earlier', older.serial],
    ]);
  });

  it('gives earlier keys to a phone that gets no encryption certificate of its own', async () => {
    const old = earlierKey('old');
    const stage = await stageWith([old], recoveringOrder(['signature']));
    await recover(stage);
    expect(usesAndSerials(stage)).toEqual([['earlier', old.serial]]);
    expect(kept(stage)).toHaveLength(1);
  });

  it('leaves an order alone that has no key to recover', async () => {
    const stage = await stageWith([], recoveringOrder(['signature']));
    const before = stage.order({ orderId });
    await recover(stage);
    expect(stage.order({ orderId })).toEqual(before);
    expect(stage.keys).not.toHaveReceivedCommand(DecryptCommand);
  });

  it('never gives out keys of another user', async () => {
    const stage = await stageWith([earlierKey('old', { userId: 'somebody-else' })]);
    await recover(stage);
    expect(usesAndSerials(stage)).toEqual([['new', newSerial(stage)]]);
  });

  it('gives out nothing while a certificate of the order is missing', async () => {
    const stage = await stageWith([earlierKey('old')], recoveringOrder(['encryption', 'signature']));
    const { certificates } = stage.order({ orderId });
    const { encryption } = certificates;
    stage.putOrder({ ...stage.order({ orderId }), certificates: encryption ? { encryption } : {} });
    await expect(recover(stage)).rejects.toMatchObject({ name: 'CertificatesIncomplete' });
    expect(recoveredKeys(stage)).toEqual([]);
    expect(stage.keys).not.toHaveReceivedCommand(DecryptCommand);
  });

  it('leaves out the oldest keys where an order can not hold all, and rings an alarm', async () => {
    const aged = (days: number) => earlierKey('old', { createdAt: later(-86_400 * days).toISOString() });
    const oldest = aged(maxEarlierKeys + 1);
    const others = Array.from({ length: maxEarlierKeys }, (_, days) => aged(days));
    const stage = await stageWith([oldest, ...others]);
    const logs = captureLogs();
    await recover(stage);
    expect(recoveredKeys(stage).map(({ serial }) => serial)).toEqual([
      newSerial(stage),
      ...others.map(({ serial }) => serial),
    ]);
    expect(logs.metric('EncryptionKeysLeftOut')).toEqual([1]);
    expect(logs.withCode('encryption-keys-left-out')).toMatchObject([{ orderId, detail: oldest.serial }]);
  });

  it('puts every key that it gives out into the audit trail, and no secret', async () => {
    const old = earlierKey('old');
    const stage = await stageWith([old]);
    const logs = captureLogs();
    await recover(stage);
    expect(logs.withCode('encryption-key-recovered')).toMatchObject(
      recoveredKeys(stage).map(({ keyId, serial }) => ({ orderId, keyId, serial })),
    );
    expect(logs.withCode('encryption-key-recovered')).toHaveLength(2);
    const inside = await Promise.all(recoveredKeys(stage).map(async ({ jwe }) => opened(jwe)));
    expect(logs).toHaveNoSecrets([
      ...inside.map(({ jwk }) => jwk.d),
      ...recoveredKeys(stage).map(({ jwe }) => jwe),
      old.ciphertext,
      'BEGIN CERTIFICATE',
      user().email,
    ]);
  });

  it('wipes every private key that KMS opens', async () => {
    const stage = await stageWith([earlierKey('old')]);
    const answers: Uint8Array[] = [];
    stage.keys.on(DecryptCommand).callsFake((input: DecryptCommandInput) => {
      const { Plaintext } = decrypt(input);
      answers.push(Plaintext);
      return { Plaintext };
    });
    await recover(stage);
    expect(answers.map(({ length }) => length > 100)).toEqual([true, true]);
    expect(answers.flatMap((bytes) => [...bytes]).every((byte) => byte === 0)).toBe(true);
  });

  it('opens nothing again when it starts again, but tells the audit trail', async () => {
    const stage = await stageWith();
    await recover(stage);
    const before = stage.order({ orderId });
    const logs = captureLogs();
    await recover(stage);
    expect(stage.order({ orderId })).toEqual(before);
    expect(stage.keys).toHaveReceivedCommandTimes(DecryptCommand, 1);
    expect(logs.withCode('encryption-key-recovered')).toHaveLength(1);
  });

  it('counts the new key once when an earlier run broke off after keeping it', async () => {
    const stage = await stageWith();
    stage.tables.fail('UpdateItem', 'InternalServerError');
    await expect(recover(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    await recover(stage);
    expect(usesAndSerials(stage)).toEqual([['new', newSerial(stage)]]);
    expect(kept(stage)).toHaveLength(1);
  });

  it('lets one of two runs at the same moment give the keys out, and the other one come again', async () => {
    const stage = await stageWith();
    const runs = await Promise.allSettled([recover(stage), recover(stage)]);
    const byStatus = runs.toSorted((one, other) => one.status.localeCompare(other.status));
    expect(byStatus).toMatchObject([{ status: 'fulfilled' }, { reason: { name: 'LostRace' } }]);
    const [first] = recoveredKeys(stage);
    await recover(stage);
    expect(recoveredKeys(stage)).toEqual([first]);
  });

  it('gives out nothing when the order ends meanwhile', async () => {
    const stage = await stageWith();
    const order = stage.order({ orderId });
    stage.tables.before('UpdateItem', () => stage.putOrder({ ...order, state: 'failed' }));
    await expect(recover(stage)).rejects.toMatchObject({ name: 'OrderEnded' });
    expect(recoveredKeys(stage)).toEqual([]);
  });
});
