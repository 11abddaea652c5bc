import { GetCertificateCommand, IssueCertificateCommand } from '@aws-sdk/client-acm-pca';
import { DecryptCommand } from '@aws-sdk/client-kms';
import * as v from 'valibot';
import { Stage } from '../support/stage.ts';
import type { OrderItem, Release } from './items.ts';

const pem = (release: Release): string =>
  release.orders.flatMap(({ certificates }) => Object.values(certificates)).find(({ issued }) => issued)
    ?.issued?.pem ?? '';

/**
 * What a release left in the tables, with one order as it is given, at a moment at which the CA still knows what it
 * was asked for.
 */
export const stageOf = (release: Release, order: OrderItem): Stage => {
  const stage = new Stage();
  for (const item of release.mobileIds) stage.tables.put('mobile-ids', item);
  for (const item of release.directory) stage.tables.put('directory', item);
  for (const item of release.coordination) stage.tables.put('coordination', item);
  for (const item of release.encryptionKeys) stage.tables.put('encryption-keys', item);
  stage.tables.put('orders', order);
  stage.pca.on(IssueCertificateCommand).resolves({ CertificateArn: 'arn:of-the-certificate' });
  stage.pca.on(GetCertificateCommand).resolves({ Certificate: pem(release), CertificateChain: '' });
  stage.keys.on(DecryptCommand).resolves({ Plaintext: Buffer.from('a code') });
  const asked = Object.values(order.certificates).map(({ requestedAt }) => requestedAt);
  const latest = [order.createdAt, ...asked, order.ended?.at ?? ''].toSorted().at(-1);
  stage.time = new Date(new Date(latest ?? order.createdAt).getTime() + 1000);
  return stage;
};

/** Lets the time of an issuing step pass that may still run. */
export const letIssuingEnd = (stage: Stage): void => {
  stage.time = new Date(stage.time.getTime() + 61_000);
};

const LeftSchema = v.looseObject({
  state: v.string(),
  ttlEpochSeconds: v.optional(v.number()),
  certificates: v.record(v.string(), v.looseObject({ revokedAt: v.optional(v.string()) })),
});

/** What an order came to: its state, whether anything is left to do for it, and how many certificates are not revoked. */
export const outcomeOf = (stage: Stage, { orderId }: OrderItem) => {
  const { state, ttlEpochSeconds, certificates } = v.parse(
    LeftSchema,
    stage.tables.get('orders', { orderId }),
  );
  const unrevoked = Object.values(certificates).filter(({ revokedAt }) => revokedAt === undefined).length;
  return { state, isSettled: ttlEpochSeconds !== undefined, unrevoked };
};
