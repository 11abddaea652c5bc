import type { Mutant } from './mutant.ts';

const mutant = (
  rule: string,
  file: string,
  find: string | RegExp,
  replace: string,
  test: string,
): Mutant => ({
  rule,
  file: `lambdas/${file}`,
  find,
  replace,
  tests: [`test/${test}.test.ts`],
});

const issuing: readonly Mutant[] = [
  mutant(
    'an intent is written only while the order is issuing',
    'issue/intents.ts',
    "orders.writeDuring(orderId, 'issuing', { set: { [intent]: written } }, missing(intent))",
    'orders.writeDuring(orderId, orderStateNames, { set: { [intent]: written } }, missing(intent))',
    'issue/issue-certificate',
  ),
  mutant(
    'an intent is written once',
    'issue/intents.ts',
    '{ set: { [intent]: written } }, missing(intent)',
    '{ set: { [intent]: written } }',
    'issue/issuing-faults',
  ),
  mutant(
    'a second request uses the token of the first',
    'issue/intents.ts',
    'now.getTime() < Date.parse(requestedAt) + askableMs',
    'true',
    'issue/issue-certificate',
  ),
  mutant(
    'nothing is issued for a user who is not active',
    'shared/aws/issuance-store.ts',
    'activeUserPart(directory, userId),',
    '',
    'start/check-user-state',
  ),
  mutant(
    'all certificates of an order end with its validity',
    'start/check-user-state.ts',
    'after(wholeSecond, validity)',
    "after(wholeSecond, 'P1Y')",
    'start/check-user-state',
  ),
  mutant(
    'only requests that break no rule are taken from the phone',
    'deliver/phone-answer.ts',
    /checkCertificateRequests\([^;]*\);/,
    '',
    'deliver/phone-answer',
  ),
  mutant(
    'a certificate is checked before the order keeps it',
    'issue/collect-certificate.ts',
    'checkIssuedCertificate({ pem, chain }, asked)',
    "{ serial: '00', notBefore: '2026-01-01T00:00:00Z', notAfter: '2028-01-01T00:00:00Z' }",
    'issue/collect-certificate',
  ),
];

const activating: readonly Mutant[] = [
  mutant(
    'nothing is activated for a user who is not active',
    'shared/aws/registrations.ts',
    'activeUserPart(directory, userId),',
    '',
    'activate/write-active-profile',
  ),
  mutant(
    'nothing is registered without all its certificates',
    'install/await-installation.ts',
    'missing.length > 0 || ',
    '',
    'install/await-installation',
  ),
  mutant(
    'the phone gets no certificate before all are issued',
    'install/read-certificates.ts',
    "if (state !== 'awaiting-installation' && state !== 'completed') return { state, deadline };",
    '',
    'install/phone-routes',
  ),
  mutant(
    'only the phone of the order acts as it',
    'install/phone-order.ts',
    ' || !timingSafeEqual(expected, hash)',
    '',
    'install/phone-routes',
  ),
  mutant(
    'only the match code that the phone shows approves',
    'approve/approve-order.ts',
    'if (!isMatch(order, matchCode)) return refuse(deps, order);',
    '',
    'approve/approve-order',
  ),
];

const replacing: readonly Mutant[] = [
  mutant(
    'a lost phone is locked when the user confirms',
    'shared/aws/confirmations.ts',
    "confirmation.oldPhone === 'lost' ? this.#lockLost(order, now) : []",
    '[]',
    'confirm/confirm-order',
  ),
  mutant(
    'a lost phone’s certificates are revoked for key compromise',
    'activate/lock-replaced-mobile-id.ts',
    "isLost ? 'KEY_COMPROMISE' : 'SUPERSEDED'",
    "'SUPERSEDED'",
    'activate/lock-replaced-mobile-id',
  ),
  mutant(
    'a kept phone’s certificates are revoked as superseded',
    'activate/lock-replaced-mobile-id.ts',
    "isLost ? 'KEY_COMPROMISE' : 'SUPERSEDED'",
    "'KEY_COMPROMISE'",
    'activate/lock-replaced-mobile-id',
  ),
  mutant(
    'a kept phone works until the new one is active',
    'activate/lock-replaced-mobile-id.ts',
    "!(isLost || state === 'completed')",
    'false',
    'activate/lock-replaced-mobile-id',
  ),
  mutant(
    'a lost phone is revoked whatever becomes of the order',
    'close/revoke-certificates.ts',
    '() => lockReplaced(deps, order), ',
    '',
    'close/revoke-certificates',
  ),
];

const revoking: readonly Mutant[] = [
  mutant(
    'a completed order is never revoked',
    'close/revoke-certificates.ts',
    "if (order.state === 'completed') return;",
    '',
    'close/revoke-certificates',
  ),
  mutant(
    'clean-up waits for an issuing Lambda to end',
    'close/revoke-certificates.ts',
    'if (mayStillIssue(order, deps.now())) throw new IssuingMayStillRun();',
    '',
    'close/revoke-certificates',
  ),
  mutant(
    'what can’t be asked any more rings an alarm',
    'close/issued-serial.ts',
    'if (!isAskable(intent, now())) throw new CertificateOutcomeUnknown(kind);',
    '',
    'close/revoke-certificates',
  ),
  mutant(
    'the CA really revokes',
    'close/revoke-certificates.ts',
    'await deps.ca.revoke(serial, reason);',
    '',
    'close/revoke-certificates',
  ),
];

/** Rules of when certificates are issued, activated, replaced and revoked. */
export const processMutants: readonly Mutant[] = [...issuing, ...activating, ...replacing, ...revoking];
