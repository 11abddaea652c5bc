import { mutantsOf, type Mutant } from './mutant.ts';

const issuing: readonly Mutant[] = [
  ...mutantsOf('issue/intents', 'issue/issue-certificate', [
    [
      'an intent is written only while the order is issuing',
      "orders.writeDuring(orderId, 'issuing', { set: { [intent]: written } }, missing(intent))",
      'orders.writeDuring(orderId, orderStateNames, { set: { [intent]: written } }, missing(intent))',
    ],
  ]),
  ...mutantsOf('issue/intents', 'issue/issuing-faults', [
    [
      'an intent is written once',
      '{ set: { [intent]: written } }, missing(intent)',
      '{ set: { [intent]: written } }',
    ],
  ]),
  ...mutantsOf('issue/intents', 'issue/issue-certificate', [
    [
      'a second request uses the token of the first',
      'now.getTime() < Date.parse(requestedAt) + askableMs',
      'true',
    ],
  ]),
  ...mutantsOf('shared/aws/issuance-store', 'issue/begin-issuing', [
    ['nothing is issued for a user who is not active', 'activeUserPart(directory, userId),', ''],
  ]),
  ...mutantsOf('issue/begin-issuing', 'issue/begin-issuing', [
    ['all certificates of an order end with its validity', 'certificateEnd(optionsOf(order), now)', 'now'],
  ]),
  ...mutantsOf('deliver/phone-answer', 'deliver/phone-answer', [
    ['only requests that break no rule are taken from the phone', /checkCertificateRequests\([^;]*\);/, ''],
  ]),
  ...mutantsOf('issue/collect-certificate', 'issue/collect-certificate', [
    [
      'a certificate is checked before the order keeps it',
      'checkIssuedCertificate({ pem, chain }, asked)',
      "{ serial: '00', notBefore: '2026-01-01T00:00:00Z', notAfter: '2028-01-01T00:00:00Z' }",
    ],
  ]),
];

const activating: readonly Mutant[] = [
  ...mutantsOf('shared/aws/registrations', 'activate/write-active-profile', [
    ['nothing is activated for a user who is not active', 'activeUserPart(directory, userId),', ''],
  ]),
  ...mutantsOf('install/register-mobile-id', 'install/register-mobile-id', [
    ['nothing is registered without all its certificates', 'requireAllCertificates(order);', ''],
  ]),
  ...mutantsOf('install/read-certificates', 'install/phone-routes', [
    [
      'the phone gets no certificate before all are issued',
      "if (state !== 'awaiting-installation' && state !== 'completed') return { state, deadline };",
      '',
    ],
  ]),
  ...mutantsOf('install/phone-order', 'install/phone-routes', [
    ['only the phone of the order acts as it', ' || !timingSafeEqual(expected, hash)', ''],
  ]),
  ...mutantsOf('approve/approve-order', 'approve/approve-order', [
    [
      'only the match code that the phone shows approves',
      'if (!isMatch(order, matchCode)) return refuse(deps, order);',
      '',
    ],
  ]),
];

const replacing: readonly Mutant[] = [
  ...mutantsOf('shared/aws/confirmations', 'confirm/confirm-order', [
    [
      'a lost phone is locked when the user confirms',
      "confirmation.oldPhone === 'lost' ? this.#lockLost(order, now) : []",
      '[]',
    ],
  ]),
  ...mutantsOf('activate/lock-replaced-mobile-id', 'activate/lock-replaced-mobile-id', [
    [
      'a lost phone’s certificates are revoked for key compromise',
      "isLost ? 'KEY_COMPROMISE' : 'SUPERSEDED'",
      "'SUPERSEDED'",
    ],
  ]),
  ...mutantsOf('activate/lock-replaced-mobile-id', 'activate/lock-replaced-mobile-id', [
    [
      'a kept phone’s certificates are revoked as superseded',
      "isLost ? 'KEY_COMPROMISE' : 'SUPERSEDED'",
      "'KEY_COMPROMISE'",
    ],
  ]),
  ...mutantsOf('activate/lock-replaced-mobile-id', 'activate/lock-replaced-mobile-id', [
    ['a kept phone works until the new one is active', "!(isLost || state === 'completed')", 'false'],
  ]),
  ...mutantsOf('close/end-order', 'close/close-order', [
    [
      'an order that fails on our side rings an alarm',
      "end === 'failed' && !knownReasons.some(",
      "end === 'failed' && knownReasons.some(",
    ],
    ['an order that its user lets expire rings none', "end === 'failed' && !known", '!known'],
  ]),
  ...mutantsOf('close/revoke-certificates', 'close/revoke-certificates', [
    ['a lost phone is revoked whatever becomes of the order', '() => lockReplaced(deps, order), ', ''],
  ]),
];

const revoking: readonly Mutant[] = [
  ...mutantsOf('close/revoke-certificates', 'close/revoke-certificates', [
    ['a completed order is never revoked', "if (order.state === 'completed') return;", ''],
  ]),
  ...mutantsOf('close/revoke-certificates', 'close/revoke-certificates', [
    [
      'clean-up waits for an issuing Lambda to end',
      'if (mayStillIssue(order, deps.now())) throw new IssuingMayStillRun();',
      '',
    ],
  ]),
  ...mutantsOf('close/issued-serial', 'close/revoke-certificates', [
    [
      'what can’t be asked any more rings an alarm',
      'if (!isAskable(intent, now())) throw new CertificateOutcomeUnknown(kind);',
      '',
    ],
  ]),
  ...mutantsOf('close/revoke-certificates', 'close/revoke-certificates', [
    ['the CA really revokes', 'await deps.ca.revoke(serial, reason);', ''],
  ]),
];

/** Rules of when certificates are issued, activated, replaced and revoked. */
export const processMutants: readonly Mutant[] = [...issuing, ...activating, ...replacing, ...revoking];
