import { GetCertificateAuthorityCertificateCommand } from '@aws-sdk/client-acm-pca';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { addDays } from '../../../domain/reminders.ts';
import { run as lockReplaced } from '../../../lambdas/get-mobile-id/activate/lock-replaced-mobile-id.lambda.ts';
import { run as deliverQrCode } from '../../../lambdas/get-mobile-id/deliver/deliver-qr-code.lambda.ts';
import { serve as serveCertificates } from '../../../lambdas/get-mobile-id/install/read-certificates.lambda.ts';
import { run as change } from '../../../lambdas/mobile-ids/cascade/change-mobile-id.lambda.ts';
import { run as follow } from '../../../lambdas/mobile-ids/cascade/follow-directory.lambda.ts';
import { run as sweep } from '../../../lambdas/mobile-ids/cascade/sweep-mobile-ids.lambda.ts';
import { run as notifyLocked } from '../../../lambdas/mobile-ids/lock/notify-locked.lambda.ts';
import { sendReminders } from '../../../lambdas/mobile-ids/remind/send-reminders.ts';
import { serve as serveRenewal } from '../../../lambdas/renewal/renew-mobile-id.lambda.ts';
import { documented } from '../../support/answers.ts';
import { confirmed } from '../../support/confirmed.ts';
import { marker, type OddAttribute } from '../../support/directory-values.ts';
import { httpEvent } from '../../support/http-events.ts';
import { captureLogs } from '../../support/logs.ts';
import { mobileIdIn, orderIn, secrets } from '../../support/orders.ts';
import { makeAuthority, makePhoneKey, putMobileIdOf, type PhoneKey } from '../../support/phone-proofs.ts';
import { answerChallenge, testOn } from '../../support/phone-tests.ts';
import { attributeNames, Directory, count, readings, needed, runs } from './directory.ts';

let authority: Awaited<ReturnType<typeof makeAuthority>>;
let key: PhoneKey;
beforeAll(async () => {
  authority = await makeAuthority();
  key = await makePhoneKey(authority);
});

const { orderId } = orderIn('starting');
const params = { orderId };

const { userId } = orderIn('starting');

/** The user's mobile ID, which ends so many days from now. */
const ending = ({ stage }: Directory, days: number, changes: Partial<MobileId> = {}): MobileId =>
  putMobileIdOf(
    stage,
    key,
    mobileIdIn('active', {
      createdAt: addDays(stage.time, days - 365).toISOString(),
      notAfter: addDays(stage.time, days).toISOString(),
      ...changes,
    }),
  );

const stateOf = async ({ stage }: Directory, { mobileId }: MobileId) =>
  (await stage.deps.mobileIds.find({ userId, mobileId }))?.state;

const isActive = ({ attribute }: OddAttribute): boolean => attribute !== 'state';

const tests = async ({ stage }: Directory, item: OddAttribute) => {
  stage.pca.on(GetCertificateAuthorityCertificateCommand).resolves({ Certificate: authority.pem });
  const { statusCode, body } = await testOn(stage, key);
  expect(statusCode).toBe(200);
  expect(JSON.stringify(body).includes('"user"')).toBe(!isActive(item));
};

const renews = async (directory: Directory, { attribute }: OddAttribute) => {
  ending(directory, 20);
  const event = httpEvent('renew-mobile-id', { bearer: await answerChallenge(directory.stage, key) });
  const { statusCode } = await documented('renew-mobile-id', serveRenewal(directory.stage.deps)(event));
  expect([200, 201, 403]).toContain(statusCode);
  if (statusCode === 403) expect(needed).toContain(attribute);
};

const readsCertificates = async (directory: Directory, item: OddAttribute) => {
  const deps = directory.at('completed');
  const { mobileId } = orderIn('starting');
  directory.stage.tables.put('mobile-ids', mobileIdIn('active', { mobileId }));
  const event = httpEvent('read-certificates', { params, bearer: secrets.phoneSecret });
  const { statusCode } = await documented('read-certificates', serveCertificates(deps)(event));
  expect(statusCode === 200).toBe(isActive(item));
  expect(statusCode).toBeLessThan(500);
};

const mails = async (directory: Directory, item: OddAttribute) => {
  const byMail = confirmed({ 'qr-delivery': 'email' });
  const deps = directory.at('awaiting-confirmation', byMail);
  await runs(deliverQrCode(deps)({ orderId, taskToken: 'token' }), item, ['state', 'email']);
};

const onThePage = async (directory: Directory, item: OddAttribute) => {
  const deps = directory.at('awaiting-confirmation', confirmed());
  await runs(deliverQrCode(deps)({ orderId, taskToken: 'token' }), item, []);
};

const addresses = ({ stage }: Directory) =>
  stage.mails.commandCalls(SendEmailCommand).map(({ args }) => args[0].input.Destination?.ToAddresses);

const tellsOfLocks = async (directory: Directory, item: OddAttribute) => {
  const lock = { reason: 'phone-lost', by: 'user' } as const;
  const change = { ...lock, at: directory.stage.time.toISOString() };
  const lockedAt = change.at;
  const { mobileId, phoneName } = mobileIdIn('locked');
  directory.stage.tables.put('mobile-ids', mobileIdIn('locked', { change, lockedAt }));
  const before = addresses(directory).length;
  await runs(notifyLocked(directory.stage.deps)({ userId, mobileId, ...lock }), item, []);
  if (item.attribute !== 'email') expect(addresses(directory)).toHaveLength(before + 1);
  const kept = mobileIdIn('active', { mobileId: orderIn('starting').mobileId });
  directory.stage.tables.put('mobile-ids', kept);
  const replaces = { mobileId: kept.mobileId, phoneName };
  const confirmation = { kinds: ['signature' as const], oldPhone: 'kept' as const, at: change.at };
  await runs(lockReplaced(directory.at('completed', { replaces, confirmation }))({ orderId }), item, []);
};

const reminds = async (directory: Directory, { attribute }: OddAttribute) => {
  ending(directory, 14);
  const { sent } = await sendReminders(directory.stage.deps);
  expect([0, 1]).toContain(sent);
  if (sent === 0) expect(['state', 'email']).toContain(attribute);
};

const isNested = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !(value instanceof Set);

const cascades = async (directory: Directory, item: OddAttribute) => {
  const { deps } = directory.stage;
  // DynamoDB compares lists and maps; what stands in for it here does not.
  if (!isActive(item) && isNested(item.value)) return;
  const expected = isActive(item) ? 'active' : 'inactive';
  const record = { dynamodb: { Keys: { userId: { S: userId } }, SequenceNumber: '1' } };
  let found = ending(directory, 300);
  expect(await follow(deps)({ Records: [record] })).toEqual({ batchItemFailures: [] });
  expect(await stateOf(directory, found)).toBe(expected);
  found = ending(directory, 300);
  const reason = isActive(item) ? 'user-active' : 'user-inactive';
  await change(deps)({ userId, mobileId: found.mobileId, reason, by: 'directory' });
  expect(await stateOf(directory, found)).toBe(expected);
  found = ending(directory, 300);
  expect(await sweep(deps)()).toMatchObject({ failed: 0 });
  expect(await stateOf(directory, found)).toBe(expected);
};

// Those that need that no order runs come first.
const tries = [tests, reminds, cascades, renews, readsCertificates, mails, onThePage, tellsOfLocks];

describe(`whatever the directory holds: ${count}, of people with a mobile ID, eleven tries each`, () => {
  it.each(attributeNames)('in %s, their phones, mails and locks go on', async (name) => {
    const logs = captureLogs();
    for (const item of readings.filter(({ attribute }) => attribute === name)) {
      const directory = new Directory();
      directory.put(item);
      ending(directory, 20);
      for (const look of tries) await look(directory, item);
      for (const to of addresses(directory)) expect(to).toEqual([expect.stringMatching(/^[!-~]+@[!-~]+$/)]);
    }
    expect(logs).toHaveNoSecrets([marker]);
  });
});
