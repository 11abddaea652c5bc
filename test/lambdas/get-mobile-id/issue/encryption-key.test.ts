import { createPrivateKey, type KeyObject } from 'node:crypto';
import { IssueCertificateCommand, type IssueCertificateCommandInput } from '@aws-sdk/client-acm-pca';
import { GenerateDataKeyPairCommand, type GenerateDataKeyPairCommandInput } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { requestRules } from '../../../../domain/certificates/certificate-request-rules.ts';
import { CertificateRequest } from '../../../../domain/certificates/certificate-request.ts';
import { run } from '../../../../lambdas/get-mobile-id/issue/issue-certificate.lambda.ts';
import type { CertificateKind } from '../../../../domain/certificates/certificate-kinds.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { generateDataKeyPair } from '../../../support/kms.ts';
import { captureLogs } from '../../../support/logs.ts';
import { csrFor, options, orderIn } from '../../../support/orders.ts';
import { issueFor, recoveringOrder } from '../../../support/recovery.ts';
import { Stage } from '../../../support/stage.ts';

const { orderId, userId, mobileId } = recoveringOrder();
const issue = (stage: Stage, kind: CertificateKind = 'encryption'): Promise<unknown> =>
  run(stage.deps)({ orderId, kind });
const timeout = Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });

/** A stage with an order, and every key that its KMS makes. */
const stageWith = (order: Order = recoveringOrder()) => {
  const stage = new Stage();
  stage.putOrder(order);
  issueFor(stage);
  const made: { bytes: Uint8Array; key: KeyObject }[] = [];
  stage.keys.on(GenerateDataKeyPairCommand).callsFake((input: GenerateDataKeyPairCommandInput) => {
    const output = generateDataKeyPair(input);
    const bytes = output.PrivateKeyPlaintext;
    const key = createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' });
    made.push({ bytes, key });
    return output;
  });
  return { stage, made };
};

/** The certificate requests that the CA was given, in order. */
const requests = (stage: Stage): string[] =>
  stage.pca
    .commandCalls(IssueCertificateCommand)
    .map(({ args: [{ input }] }) => Buffer.from(input.Csr ?? []).toString());

const keyIn = (stage: Stage) => stage.order({ orderId }).encryptionKey;

const jwkOf = (key: KeyObject | undefined) => key?.export({ format: 'jwk' }) ?? {};

describe('Issue certificate, for an encryption key that can be recovered', () => {
  it('has KMS make the key, bound to user, mobile ID and key', async () => {
    const { stage } = stageWith();
    await issue(stage);
    expect(stage.keys).toHaveReceivedCommandExactlyOnceWith(GenerateDataKeyPairCommand, {
      KeyId: 'arn:aws:kms:eu-central-1:111122223333:key/recovery',
      KeyPairSpec: 'ECC_NIST_P256',
      EncryptionContext: { userId, mobileId, keyId: keyIn(stage)?.keyId ?? 'none' },
    });
  });

  it('asks the CA for that key, with a request that breaks no rule', async () => {
    const { stage, made } = stageWith();
    await issue(stage);
    const [csr = ''] = requests(stage);
    const request = new CertificateRequest(csr);
    expect(requestRules.filter(({ holds }) => !holds(request))).toEqual([]);
    const { kty, crv, x, y } = jwkOf(made[0]?.key);
    expect(new CertificateRequest(csr).publicKey.export({ format: 'jwk' })).toEqual({ kty, crv, x, y });
  });

  it('has ciphertext and request in the order before the CA is asked', async () => {
    const { stage } = stageWith();
    stage.pca.on(IssueCertificateCommand).callsFake(({ Csr }: { Csr: Uint8Array }) => {
      expect(keyIn(stage)?.certificateRequest).toBe(Buffer.from(Csr).toString());
      expect(keyIn(stage)?.ciphertext).toMatch(/^[A-Za-z0-9+/=]{100,}$/);
      return { CertificateArn: 'arn:certificate' };
    });
    await issue(stage);
    expect.assertions(2);
  });

  it('asks for the same key again when it starts again', async () => {
    const { stage, made } = stageWith();
    stage.pca.on(IssueCertificateCommand).rejectsOnce(timeout).resolves({ CertificateArn: 'arn:1' });
    await expect(issue(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    await issue(stage);
    const [first, second] = requests(stage);
    expect(second).toBe(first);
    expect(made).toHaveLength(1);
  });

  it('uses the stored key when the answer to its write got lost', async () => {
    const { stage, made } = stageWith();
    stage.tables.fail('TransactWriteItems', 'InternalServerError', { when: 'after' });
    await expect(issue(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    await issue(stage);
    expect(made).toHaveLength(1);
    expect(requests(stage)).toEqual([keyIn(stage)?.certificateRequest]);
  });

  it('lets one of two runs at the same moment store its key, and the other one use that', async () => {
    const { stage, made } = stageWith();
    const runs = await Promise.allSettled([issue(stage), issue(stage)]);
    expect(runs).toMatchObject([{ status: 'fulfilled' }, { reason: { name: 'LostRace' } }]);
    await issue(stage);
    expect(made).toHaveLength(2);
    expect(requests(stage)).toEqual([keyIn(stage)?.certificateRequest]);
  });

  it('never asks for the key of a request that a phone sent', async () => {
    const { phone } = recoveringOrder();
    const sent = { encryption: csrFor('encryption') };
    const order = recoveringOrder(
      ['encryption'],
      phone && { phone: { ...phone, certificateRequests: sent } },
    );
    const { stage } = stageWith(order);
    await issue(stage);
    expect(requests(stage)).toEqual([keyIn(stage)?.certificateRequest]);
    expect(requests(stage)).not.toContain(sent.encryption);
  });

  it('wipes the private key', async () => {
    const { stage, made } = stageWith();
    await issue(stage);
    const bytes = made[0]?.bytes ?? [];
    expect(bytes.length).toBeGreaterThan(100);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
  });

  it('lets no private key into store or log', async () => {
    const logs = captureLogs();
    const { stage, made } = stageWith();
    stage.pca.on(IssueCertificateCommand).rejects(timeout);
    await expect(issue(stage)).rejects.toThrow();
    const key = made[0]?.key;
    const secrets = [
      jwkOf(key).d ?? '',
      key?.export({ type: 'pkcs8', format: 'der' }).toString('base64') ?? '',
    ];
    expect(logs.entries).not.toHaveLength(0);
    expect(logs).toHaveNoSecrets([...secrets, keyIn(stage)?.ciphertext ?? '']);
    const stored = JSON.stringify(stage.tables.items('orders'));
    expect(secrets.filter((secret) => secret === '' || stored.includes(secret))).toEqual([]);
  });

  it.each([
    ['awaiting-approval', 'WrongStep'],
    ['failed', 'OrderEnded'],
  ] as const)('makes no key for an order that is %s', async (state, name) => {
    const { stage, made } = stageWith(recoveringOrder(['encryption'], { state }));
    await expect(issue(stage)).rejects.toMatchObject({ name });
    expect(made).toEqual([]);
  });

  it('asks nothing when the order ends while KMS makes the key', async () => {
    const { stage } = stageWith();
    stage.tables.before('TransactWriteItems', () =>
      stage.putOrder(recoveringOrder(['encryption'], { state: 'failed' })),
    );
    await expect(issue(stage)).rejects.toMatchObject({ name: 'OrderEnded' });
    expect(keyIn(stage)).toBeUndefined();
    expect(stage.pca).not.toHaveReceivedCommand(IssueCertificateCommand);
  });
});

describe('Issue certificate, for a key that a phone made', () => {
  it('asks KMS for nothing when recovery is off', async () => {
    const { phone } = orderIn('issuing');
    const sent = { encryption: csrFor('encryption') };
    const { stage, made } = stageWith({
      ...recoveringOrder(),
      options: options({ 'certificates/encryption': 'always' }),
      ...(phone && { phone: { ...phone, certificateRequests: sent } }),
    });
    await issue(stage);
    expect(made).toEqual([]);
    expect(requests(stage)).toEqual([sent.encryption]);
    expect(keyIn(stage)).toBeUndefined();
  });

  it.each(['authentication', 'signature'] as const)('never lets KMS make the key for %s', async (kind) => {
    const { stage, made } = stageWith(recoveringOrder([kind, 'encryption']));
    await issue(stage, kind);
    expect(made).toEqual([]);
    expect(requests(stage)).toEqual([stage.order({ orderId }).phone?.certificateRequests?.[kind]]);
  });

  it('takes what the CA issues for it as it was asked for', async () => {
    const { stage } = stageWith();
    stage.pca.on(IssueCertificateCommand).callsFake((input: IssueCertificateCommandInput) => {
      expect(input.ApiPassthrough?.Extensions?.ExtendedKeyUsage).toEqual([
        { ExtendedKeyUsageType: 'EMAIL_PROTECTION' },
      ]);
      return { CertificateArn: 'arn:certificate' };
    });
    await issue(stage);
    expect(stage.order({ orderId }).certificates.encryption?.arn).toBe('arn:certificate');
  });
});
