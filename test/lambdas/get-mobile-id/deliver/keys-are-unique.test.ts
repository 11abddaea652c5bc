import { GenerateDataKeyPairCommand, type GenerateDataKeyPairCommandInput } from '@aws-sdk/client-kms';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CertificateKind } from '../../../../domain/certificates/certificate-kinds.ts';
import { deriveChallenge } from '../../../../domain/secrets.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { serve } from '../../../../lambdas/get-mobile-id/deliver/submit-activation.lambda.ts';
import { run as issue } from '../../../../lambdas/get-mobile-id/issue/issue-certificate.lambda.ts';
import { documented } from '../../../support/answers.ts';
import { certificateRequest } from '../../../support/certificate-requests.ts';
import { httpEvent } from '../../../support/http-events.ts';
import { generateDataKeyPair } from '../../../support/kms.ts';
import { orderIn, secrets } from '../../../support/orders.ts';
import { issueFor, recoveringOrder } from '../../../support/recovery.ts';
import { Stage } from '../../../support/stage.ts';
import { keyPair } from '../../../support/x509/keys.ts';
import { phoneRequest } from './phone-request.ts';

const other = { orderId: 'a1f0c6b1-6f6b-4a52-9d55-6d6f9b2f7a01', userId: 'another user' };

const challenge = deriveChallenge(other.orderId, secrets.activationCode);

const waiting = (changes: Partial<Order> = {}) => orderIn('awaiting-phone', changes);

const stageWith = (...orders: readonly Order[]): Stage => {
  const stage = new Stage();
  for (const order of orders) stage.putOrder(order);
  return stage;
};

const post = (stage: Stage, orderId: string, body: unknown = phoneRequest) => {
  const event = { bearer: secrets.activationCode, params: { orderId }, body };
  return documented('submit-activation', serve(stage.deps)(httpEvent('submit-activation', event)));
};

const used = (kind: CertificateKind) => ({
  statusCode: 422,
  body: { kind, type: 'urn:get-mobile-id:problem:public-key-used' },
});

/** A request with a key of this name, bound to the other order. */
const forOther = (use: string) => certificateRequest({ key: keyPair('P-256', use), challenge });

/** What the phone of the builders' order would send in the other one: its keys. */
const sameKeys = {
  ...phoneRequest,
  certificateRequests: [
    { kind: 'authentication', csr: forOther('authentication') },
    { kind: 'signature', csr: forOther('signature') },
  ],
};

describe('The requests of a phone', () => {
  it('are refused in the order of somebody else, who has them but not their keys', async () => {
    const stage = stageWith(waiting(other));
    expect(await post(stage, other.orderId, phoneRequest)).toMatchObject({
      statusCode: 422,
      body: { kind: 'authentication', rule: 'challenge-password' },
    });
    expect(stage.order(other)).toEqual(waiting(other));
  });
});

describe('A public key', () => {
  it('is taken with the answer of the phone, by what is public of it', async () => {
    const stage = stageWith(waiting());
    expect((await post(stage, waiting().orderId)).statusCode).toBe(200);
    expect(stage.tables.items('public-keys')).toHaveLength(2);
  });

  it('is refused in another order of anybody, and the code stays of use', async () => {
    const stage = stageWith(waiting(), waiting(other));
    await post(stage, waiting().orderId);
    expect(await post(stage, other.orderId, sameKeys)).toMatchObject(used('authentication'));
    expect(stage.order(other)).toEqual(waiting(other));
    const certificateRequests = [
      { kind: 'authentication', csr: forOther('new authentication') },
      { kind: 'signature', csr: forOther('new signature') },
    ];
    expect((await post(stage, other.orderId, { ...phoneRequest, certificateRequests })).statusCode).toBe(200);
  });

  it('is refused for another kind', async () => {
    const stage = stageWith(waiting(), waiting(other));
    await post(stage, waiting().orderId);
    const certificateRequests = [
      { kind: 'authentication', csr: forOther('unused') },
      { kind: 'signature', csr: forOther('authentication') },
    ];
    expect(await post(stage, other.orderId, { ...phoneRequest, certificateRequests })).toMatchObject(
      used('signature'),
    );
  });

  it.each(['cancelled', 'expired', 'failed', 'completed'] as const)(
    'is refused when its order has ended as %s',
    async (state) => {
      const stage = stageWith(waiting(), waiting(other));
      await post(stage, waiting().orderId);
      stage.putOrder({ ...stage.order(waiting()), state });
      expect(await post(stage, other.orderId, sameKeys)).toMatchObject(used('authentication'));
    },
  );

  it('goes to one of two orders that send it at the same moment', async () => {
    const stage = stageWith(waiting(), waiting(other));
    const answers = await Promise.all([post(stage, waiting().orderId), post(stage, other.orderId, sameKeys)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422]);
  });

  it('goes to one of two orders also when DynamoDB finds their writes in conflict', async () => {
    const stage = stageWith(waiting(), waiting(other));
    stage.tables.before('TransactWriteItems', () => post(stage, other.orderId, sameKeys));
    expect(await post(stage, waiting().orderId)).toMatchObject(used('authentication'));
    expect(stage.order(waiting()).phone).toBeUndefined();
    expect(stage.order(other).phone).toBeDefined();
  });

  it('that KMS made for recovery is refused from the phone that got it', async () => {
    const order = recoveringOrder();
    const stage = stageWith(order, waiting(other));
    issueFor(stage);
    const made: Uint8Array[] = [];
    stage.keys.on(GenerateDataKeyPairCommand).callsFake((input: GenerateDataKeyPairCommandInput) => {
      const output = generateDataKeyPair(input);
      made.push(Uint8Array.from(output.PrivateKeyPlaintext));
      return output;
    });
    await issue(stage.deps)({ orderId: order.orderId, kind: 'encryption' });
    const privateKey = createPrivateKey({ key: Buffer.from(made[0] ?? []), format: 'der', type: 'pkcs8' });
    const key = { privateKey, publicKey: createPublicKey(privateKey) };
    const certificateRequests = [
      { kind: 'authentication', csr: forOther('beside it') },
      { kind: 'signature', csr: certificateRequest({ key, challenge }) },
    ];
    expect(await post(stage, other.orderId, { ...phoneRequest, certificateRequests })).toMatchObject(
      used('signature'),
    );
  });
});
