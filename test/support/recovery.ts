import { randomUUID, type KeyObject } from 'node:crypto';
import {
  GetCertificateCommand,
  IssueCertificateCommand,
  type IssueCertificateCommandInput,
} from '@aws-sdk/client-acm-pca';
import { compactDecrypt, type CompactDecryptResult } from 'jose';
import * as v from 'valibot';
import { run as runCollect } from '../../lambdas/get-mobile-id/issue/collect-certificate.lambda.ts';
import { run as runIssue } from '../../lambdas/get-mobile-id/issue/issue-certificate.lambda.ts';
import { run as runRecover } from '../../lambdas/get-mobile-id/issue/recover-encryption-certificates.lambda.ts';
import type { CertificateKind } from '../../domain/certificates/certificate-kinds.ts';
import { certificateTemplateArn } from '../../domain/certificates/certificate-kinds.ts';
import type { RecoverableKey } from '../../domain/certificates/encryption-key.ts';
import type { Order } from '../../domain/order/order.ts';
import type { KeyPair } from '../../local/acm-pca/x509/index.ts';
import { certificateRequest } from './certificate-requests.ts';
import { encrypt } from './kms.ts';
import { lambdaEnvironment } from './lambda-environment.ts';
import { csrFor, later, options, orderIn, start, user } from './orders.ts';
import type { Stage } from './stage.ts';
import { TestCa } from './test-ca.ts';
import { keyPair } from './x509/keys.ts';

/** The key that the order's phone made to have keys sent to it. */
export const transportKey = (): KeyPair => keyPair('P-256', 'transport');

/**
 * An order in `issuing` that was started with recovery on.
 * @param kinds the certificates that its user confirmed
 */
export const recoveringOrder = (
  kinds: readonly CertificateKind[] = ['encryption'],
  changes: Partial<Order> = {},
): Order => {
  const order = orderIn('issuing');
  const fromPhone = kinds.filter((kind) => kind !== 'encryption');
  return {
    ...order,
    options: options({
      'certificates/encryption': 'always',
      'recover-encryption-certificates': 'true',
    }),
    confirmation: { kinds: [...kinds], at: start.toISOString() },
    ...(order.phone && {
      phone: {
        ...order.phone,
        transportKey: JSON.stringify(transportKey().publicKey.export({ format: 'jwk' })),
        certificateRequests: Object.fromEntries(fromPhone.map((kind) => [kind, csrFor(kind)])),
      },
    }),
    ...changes,
  };
};

/** Lets the CA of a stage issue whatever it is asked for, and remember it by its token. */
export const issueFor = (stage: Stage): void => {
  const issued = new Map<string, { Certificate: string; CertificateChain: string }>();
  stage.pca.on(IssueCertificateCommand).callsFake((input: IssueCertificateCommandInput) => {
    const { pem, chain } = new TestCa().issue(input, { notBefore: later(-3600) });
    const CertificateArn = `arn:certificate/${input.IdempotencyToken ?? ''}`;
    issued.set(CertificateArn, { Certificate: pem, CertificateChain: chain });
    return { CertificateArn };
  });
  stage.pca
    .on(GetCertificateCommand)
    .callsFake(({ CertificateArn }: { CertificateArn: string }) => issued.get(CertificateArn));
};

/** Runs the steps of the Map for every kind of the stage's order: each certificate is issued and collected. */
export const issueAll = async (stage: Stage, order: Order): Promise<Order> => {
  issueFor(stage);
  const { orderId } = stage.putOrder(order);
  for (const kind of order.confirmation?.kinds ?? []) {
    await runIssue(stage.deps)({ orderId, kind });
    await runCollect(stage.deps)({ orderId, kind });
  }
  return stage.order({ orderId });
};

/** Runs the step *Recover encryption certificates*. */
export const recover = (stage: Stage): Promise<unknown> =>
  runRecover(stage.deps)({ orderId: recoveringOrder().orderId });

/** The keys that the stage's order holds for its phone. */
export const recoveredKeys = (stage: Stage) => stage.order(recoveringOrder()).recoveredKeys ?? [];

/** A certificate of the CA for a key, as others have it to encrypt to. */
export const encryptionCertificate = (key: KeyPair) =>
  new TestCa().issue({
    CertificateAuthorityArn: lambdaEnvironment.CA_ARN,
    Csr: Buffer.from(certificateRequest({ key })),
    SigningAlgorithm: 'SHA256WITHECDSA',
    TemplateArn: certificateTemplateArn('aws'),
    Validity: { Type: 'ABSOLUTE', Value: later(86_400).getTime() / 1000 },
  });

/**
 * An encryption key that an earlier order of `asta` had made.
 * @param use tells earlier keys apart
 * @param changes how the stored item differs
 */
export const earlierKey = (use: string, changes: Partial<RecoverableKey> = {}): RecoverableKey => {
  const key = keyPair('P-256', use);
  const { pem, serial } = encryptionCertificate(key);
  const context = { userId: user().userId, mobileId: randomUUID(), keyId: randomUUID() };
  const { CiphertextBlob } = encrypt({
    KeyId: lambdaEnvironment.RECOVERY_KEY_ARN,
    Plaintext: key.privateKey.export({ type: 'pkcs8', format: 'der' }),
    EncryptionContext: context,
  });
  const ciphertext = CiphertextBlob.toString('base64');
  const createdAt = later(-86_400).toISOString();
  return { ...context, orderId: randomUUID(), ciphertext, createdAt, pem, serial, ...changes };
};

const PrivateJwkSchema = v.object({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: v.string(),
  y: v.string(),
  d: v.string(),
  kid: v.string(),
  use: v.literal('enc'),
  serial: v.string(),
});

/** What a phone finds in a JWE: the private key, as a JWK. */
export const opened = async (jwe: string, key: KeyObject = transportKey().privateKey) => {
  const result: CompactDecryptResult = await compactDecrypt(jwe, key);
  const json = new TextDecoder().decode(result.plaintext);
  return {
    header: result.protectedHeader,
    jwk: v.parse(v.pipe(v.string(), v.parseJson(), PrivateJwkSchema), json),
  };
};
