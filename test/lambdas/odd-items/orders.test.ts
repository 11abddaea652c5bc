import { describe, expect, it } from 'vitest';
import { specifyCertificate } from '../../../domain/certificates/asked-certificate.ts';
import { alternativeNames, encode } from '../../../domain/certificates/certificate-extensions.ts';
import { toIssueRequest } from '../../../lambdas/aws/services/issue-request.ts';
import { run as notifySuccess } from '../../../lambdas/get-mobile-id/activate/notify-success.lambda.ts';
import { run as writeActive } from '../../../lambdas/get-mobile-id/activate/write-active-profile.lambda.ts';
import { run as notifyFailure } from '../../../lambdas/get-mobile-id/close/notify-failure.lambda.ts';
import { run as beginIssuing } from '../../../lambdas/get-mobile-id/issue/begin-issuing.lambda.ts';
import { run as checkUserState } from '../../../lambdas/get-mobile-id/start/check-user-state.lambda.ts';
import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { listKinds, type Order } from '../../../domain/order/order.ts';
import { renew } from '../../support/activation-requests.ts';
import { marker, type OddAttribute } from '../../support/directory-values.ts';
import { captureLogs } from '../../support/logs.ts';
import { mobileIdIn, options, orderIn, start } from '../../support/orders.ts';
import { attributeNames, Directory, count, readings, needed, runs } from './directory.ts';

const { orderId, mobileId } = orderIn('starting');
const approval = { at: start.toISOString() };
const installation = approval;

const mailed = { options: options({ 'qr-delivery': 'email' }) };
const loginOnly = {
  options: options({ 'certificates/signature': 'never' }),
  confirmation: { kinds: ['authentication' as const], at: start.toISOString() },
};

const starts = async (directory: Directory, item: OddAttribute) => {
  const { statusCode } = await directory.start();
  expect([200, 201, 403]).toContain(statusCode);
  if (statusCode === 403) expect(needed).toContain(item.attribute);
};

const staysLocked = async (directory: Directory, item: OddAttribute) => {
  if (item.attribute === 'state') return;
  directory.put(item, 'LOCKED');
  const { body } = await directory.start();
  expect(body).toMatchObject({ type: 'urn:get-mobile-id:problem:user-not-active', status: 403 });
};

const renews = async (directory: Directory, item: OddAttribute) => {
  directory.at('awaiting-phone', mailed);
  const { statusCode, body } = await renew(directory.stage, directory.signedIn);
  expect([200, 403]).toContain(statusCode);
  if (statusCode === 403) expect(['state', 'email']).toContain(item.attribute);
  expect(JSON.stringify(body)).not.toContain(marker.slice(1));
};

const invisible = /[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\ufeff]|^\s|\s$/u;

const expectClean = (order: Order, kind: CertificateKind): void => {
  const asked = specifyCertificate(order, kind);
  const { commonName, serialNumber, email, upn } = asked.profile;
  const said = [commonName, serialNumber, email, upn].filter((text) => text !== undefined);
  for (const text of said) expect(text).not.toMatch(invisible);
  expect(commonName.length).toBeLessThanOrEqual(64);
  for (const name of alternativeNames(asked.profile)) expect(encode(name).length).toBeLessThan(600);
  expect(toIssueRequest(asked, 'token').apiPassthrough.Subject?.CommonName).toBe(commonName);
};

// What certificates and mobile ID will say is made of one look at the directory.
const issues = async (
  directory: Directory,
  item: OddAttribute,
  changes: Partial<Order>,
  needs: readonly string[],
) => {
  const deps = directory.at('awaiting-approval', { approval, ...changes });
  if (!(await runs(beginIssuing(deps)({ orderId }), item, needs))) return;
  const order = directory.stage.order({ orderId });
  for (const kind of listKinds(order)) expectClean(order, kind);
  expect(Object.values(order.labels ?? {}).join('')).not.toMatch(invisible);
};

const tryAll = async (directory: Directory, item: OddAttribute) => {
  const { stage } = directory;
  await staysLocked(directory, item);
  directory.put(item);
  await starts(directory, item);
  await runs(checkUserState(directory.at('starting', { options: options() }))({ orderId }), item);
  await renews(directory, item);
  await issues(directory, item, {}, needed);
  await issues(directory, item, loginOnly, ['state', 'commonName']);
  stage.tables.put('mobile-ids', mobileIdIn('registered', { mobileId }));
  await runs(writeActive(directory.at('awaiting-installation', { installation }))({ orderId }), item, [
    'state',
  ]);
  await runs(notifySuccess(directory.at('completed'))({ orderId }), item, []);
  await runs(notifyFailure(directory.at('failed'))({ orderId }), item, []);
};

describe(`whatever the directory holds: ${count}, nine tries each`, () => {
  it.each(attributeNames)('in %s, no route fails, and no order that does not need it', async (name) => {
    const logs = captureLogs();
    const directory = new Directory();
    for (const item of readings.filter(({ attribute }) => attribute === name)) await tryAll(directory, item);
    expect(logs).toHaveNoSecrets([marker]);
  });
});
