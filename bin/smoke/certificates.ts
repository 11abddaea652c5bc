import 'reflect-metadata';
import {
  GetCertificateAuthorityCertificateCommand,
  GetCertificateCommand,
  type ACMPCAClient,
} from '@aws-sdk/client-acm-pca';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { PemConverter } from '@peculiar/x509';
import * as v from 'valibot';
import { verifyCertificate } from '../../demo/actors/verify-certificate.ts';
import { MobileIdSchema } from '../../domain/mobile-id.ts';
import { OrderSchema } from '../../domain/order/order.ts';
import type { Reached } from './deployed.ts';
import type { Ordered } from './order.ts';
import { Unexpected } from './recorder.ts';

/** What stays of an order in the store that tells which certificates there are. */
const CertificatesSchema = v.pick(OrderSchema, ['certificates']);

/** A certificate that the CA was asked for. */
export interface KnownCertificate {
  readonly arn: string;
  readonly serial?: string;
}

/** The certificates that were issued for an order, whatever became of it. */
export const findCertificates = async (
  { documents, deployment: { tables } }: Reached,
  orderId: string,
): Promise<readonly KnownCertificate[]> => {
  const get = new GetCommand({ TableName: tables.orders, Key: { orderId }, ConsistentRead: true });
  const { Item } = await documents.send(get);
  if (!Item) return [];
  return Object.values(v.parse(CertificatesSchema, Item).certificates).flatMap(({ arn, issued }) =>
    arn === undefined ? [] : [{ arn, ...(issued && { serial: issued.serial }) }],
  );
};

/** The root that relying parties trust: the last one of the chain, or the CA itself. */
const findRoot = async (pca: ACMPCAClient, authorityArn: string): Promise<string> => {
  const { Certificate = '', CertificateChain = '' } = await pca.send(
    new GetCertificateAuthorityCertificateCommand({ CertificateAuthorityArn: authorityArn }),
  );
  const last = PemConverter.decode(CertificateChain || Certificate).at(-1);
  if (!last) throw new Unexpected('The CA has no certificate');
  return PemConverter.encode(last, 'CERTIFICATE');
};

const bare = (pem: string): string => pem.replaceAll(/\s/g, '');

/** Holds what the phone got against what the CA has. @throws {Unexpected} */
export const checkInAuthority = async (
  reached: Reached,
  { installation: { certificates, chain } }: Ordered,
  orderId: string,
): Promise<string> => {
  const { pca, deployment } = reached;
  const root = await findRoot(pca, deployment.authorityArn);
  const issued = new Set<string>();
  for (const { arn } of await findCertificates(reached, orderId)) {
    const get = { CertificateAuthorityArn: deployment.authorityArn, CertificateArn: arn };
    issued.add(bare((await pca.send(new GetCertificateCommand(get))).Certificate ?? ''));
  }
  for (const { kind, pem } of certificates) {
    if (!issued.has(bare(pem))) throw new Unexpected(`The CA has not issued the certificate for ${kind}`);
    const checks = await verifyCertificate({ pem, chain, root, now: new Date() });
    const failed = checks.find(({ holds }) => !holds);
    if (failed) throw new Unexpected(`${kind}: not ${failed.name} (${failed.reason ?? ''})`);
  }
  return `${certificates.length.toString()} certificates, up to the root, and on no revocation list`;
};

/** Holds what the phone got against the store. @throws {Unexpected} */
export const checkInStore = async (
  { documents, deployment }: Reached,
  { installation: { certificates }, mobileId: { mobileId } }: Ordered,
  userId: string,
): Promise<string> => {
  const of = { TableName: deployment.tables.mobileIds, Key: { userId, mobileId }, ConsistentRead: true };
  const stored = v.parse(MobileIdSchema, (await documents.send(new GetCommand(of))).Item);
  if (stored.state !== 'active') throw new Unexpected(`The mobile ID is ${stored.state}`);
  for (const { kind, serial } of certificates) {
    const kept = stored.certificates[kind];
    if (kept?.state !== 'valid' || kept.serial !== serial)
      throw new Unexpected(`The certificate for ${kind} is ${kept?.state ?? 'not there'}`);
  }
  return `active until ${stored.notAfter}`;
};
