import { randomUUID } from 'node:crypto';
import { ACMPCAClient, IssueCertificateCommand } from '@aws-sdk/client-acm-pca';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { PhoneKeys } from '../../demo/actors/phone-keys.ts';
import { until } from '../../demo/actors/until.ts';
import { withDemoCloud, type DemoCloud } from '../../demo/cloud.ts';
import { openDocuments } from '../../demo/documents.ts';
import { certificateTemplateArn } from '../../domain/certificates/certificate-kinds.ts';
import { MobileIdSchema, type MobileId } from '../../domain/mobile-id.ts';
import { deriveUserId } from '../../domain/user.ts';
import { adminClient, awsQuotas } from '../../local/index.ts';
import { newUser, oneOrder, putUser } from '../actors.ts';
import { budgets } from '../budgets.ts';
import { forEach } from '../for-each.ts';
import type { Measure } from '../measure.ts';

/** `LEAVERS=500 npm run bench -- leavers` has more of them. */
const leavers = Number(process.env['LEAVERS'] ?? 100);

// This machine does the work of all of AWS, so a second of the cloud gets some of its own.
const secondsPerSecond = 0.2;

const patience = { every: 500, atMost: 1_800_000 };

const perSecond =
  awsQuotas.find(({ actions: [action] }) => action === 'acm-pca:RevokeCertificate')?.perSecond ?? 0;

/** Certificates as those of a mobile ID, but issued for others. */
const issueLike = async (
  cloud: DemoCloud,
): Promise<(like: MobileId) => Promise<MobileId['certificates']>> => {
  const client = new ACMPCAClient(adminClient(cloud.endpoints.aws));
  const { csr } = await new PhoneKeys().request('authentication', 'none');
  const command = new IssueCertificateCommand({
    CertificateAuthorityArn: cloud.authority.arn,
    Csr: Buffer.from(csr),
    SigningAlgorithm: 'SHA256WITHECDSA',
    TemplateArn: certificateTemplateArn('aws'),
    ApiPassthrough: { Subject: { CommonName: 'User of a measurement' } },
    Validity: { Value: 365, Type: 'DAYS' },
  });
  const issue = async () => {
    const { CertificateArn: arn = '' } = await client.send(command);
    return { arn, serial: arn.split('/').at(-1) ?? '' };
  };
  return async ({ certificates }) => {
    const issued = Object.entries(certificates).map(async ([kind, certificate]) => [
      kind,
      { ...certificate, ...(await issue()) },
    ]);
    return v.parse(MobileIdSchema.entries.certificates, Object.fromEntries(await Promise.all(issued)));
  };
};

/** Gives each of many users a mobile ID like one that an order led to. @returns how many certificates they have */
const settle = async (cloud: DemoCloud, subjects: readonly string[]): Promise<number> => {
  await oneOrder(cloud, await newUser(cloud, 'one'));
  const documents = openDocuments(cloud);
  const { MobileIds: TableName } = cloud.endpoints.tables;
  const { Items: [item] = [] } = await documents.send(new ScanCommand({ TableName }));
  const like = v.parse(v.looseObject(MobileIdSchema.entries), item);
  const issue = await issueLike(cloud);
  await forEach(subjects, async (subject) => {
    await putUser(cloud, subject);
    const ids = { userId: deriveUserId(cloud.endpoints.issuer, subject), mobileId: randomUUID() };
    const Item = { ...like, ...ids, orderId: ids.mobileId, certificates: await issue(like) };
    await documents.send(new PutCommand({ TableName, Item }));
  });
  return subjects.length * Object.keys(like.certificates).length;
};

const countRevoked = ({ authority }: DemoCloud): number =>
  authority.listIssued().filter(({ revokedAt }) => revokedAt !== undefined).length;

/** How long it takes until nobody of many who leave at once has a valid certificate, to what the CA's quota takes. */
export const manyLeavers: Measure = {
  name: `${leavers.toString()} leavers at once under the quotas of AWS`,
  unit: 'of the best',
  take: (onStep) =>
    withDemoCloud({}, async (cloud) => {
      const subjects = Array.from({ length: leavers }, (_, index) => `user-${index.toString()}`);
      const certificates = await settle(cloud, subjects);
      onStep('  all of them have a mobile ID');
      cloud.quotas.enforced = true;
      cloud.clock.rate = secondsPerSecond;
      const start = cloud.clock.now();
      await forEach(subjects, (subject) => putUser(cloud, subject, 'locked'));
      const revoked = await until(
        () => countRevoked(cloud),
        (count) => count >= certificates,
        patience,
      );
      const seconds = (cloud.clock.now() - start) / 1000;
      const best = certificates / perSecond;
      onStep(
        `  ${revoked.toString()} certificates were revoked in ${seconds.toFixed(1)} s; ${best.toFixed(1)} s is the best`,
      );
      return [
        { of: 'time to the last revocation', value: seconds / best, target: { atMost: budgets.leavers } },
        { of: 'certificates revoked', value: revoked / certificates, target: { atLeast: 1 } },
      ];
    }),
};
