import { mutantsOf, type Mutant } from './mutant.ts';

const codes: readonly Mutant[] = [
  ...mutantsOf('deliver/activation-code', 'deliver/activation-code', [
    ['an activation code has 160 random bits', 'randomBytes(20)', 'randomBytes(15)'],
    ['an activation code stands in the fragment of its link', '/phone/#${', '/phone/?${'],
    ['a replaced activation code is gone', "if (wasReplaced) throw new ActivationCodeGone('replaced');", ''],
    [
      'an activation code dies with its order',
      "if (isEnded(order.state)) throw new ActivationCodeGone('ended');",
      '',
    ],
    ['only a code of the order lets its holder through', '!isSame(kept.hash, hash)', 'false'],
    ['a used activation code is gone', "if (phone) throw new ActivationCodeGone('used');", ''],
    [
      'an expired activation code is gone',
      "if (isExpired(activationCode, now)) throw new ActivationCodeGone('expired');",
      '',
    ],
  ]),
  ...mutantsOf('deliver/code-delivery', 'deliver/deliver-qr-code', [
    ['an activation code lives no longer than its step', 'end < deadline ? end : deadline', 'end'],
    ['a QR code is mailed only where the option says so', "=== 'email' ?", "!== 'never' ?"],
    ['no QR code is mailed to a user who is not active', 'directory.loadActive(', 'directory.find('],
    ['the store has the mail address masked', 'maskedAddress(recipient.email)', 'recipient.email'],
    ['the replaced activation code is remembered', '[...old.replaced, old.hash]', 'old.replaced'],
    ['a new code spares a phone that has answered', "  missing('phone'),\n", ''],
    [
      'a new code spares one that came in between',
      "equals('activationCode.hash', activationCode.hash)",
      "missing('phone')",
    ],
  ]),
  ...mutantsOf('deliver/deliver-qr-code', 'deliver/deliver-qr-code', [
    ['a step that starts again delivers the same code', '!isExpired(kept, now)', 'isExpired(kept, now)'],
    ['a step that starts again mails nothing to an answered order', 'if (order.phone)', 'if (false)'],
    [
      'an activation code is stored before it is mailed',
      'const set = {',
      'await mailCode(deps, orderId, delivery);\n  const set = {',
    ],
    ['a lost race for the code is tried again', 'isLostRace(error) ?', 'false ?'],
  ]),
  ...mutantsOf('shared/aws/activation-code-vault', 'deliver/deliver-qr-code', [
    [
      'KMS holds a code to its order',
      /(Plaintext: Buffer\.from\(code\),\n\s+)EncryptionContext: \{ orderId \}/,
      '$1EncryptionContext: {}',
    ],
  ]),
];

const renewing = mutantsOf('deliver/renew-activation-code', 'deliver/renew-activation-code', [
  ['only its user renews a code', 'await ownOrder(orders, userId, orderId)', 'await orders.load(orderId)'],
  ['an answered order gets no new code', "'awaiting-phone' || order.phone", "'awaiting-phone'"],
  ['new codes are counted', /await deps\.limits\.count\([^;]*;/, ''],
  [
    'two requests for a new code have one effect',
    'renewed.activationCode?.hash !== delivery.kept.hash',
    'false',
  ],
  [
    'a mailed code is not shown on the page',
    'delivery.recipient ? undefined : delivery.code',
    'delivery.code',
  ],
]);

const answering: readonly Mutant[] = [
  ...mutantsOf('deliver/read-activation', 'deliver/read-activation', [
    ['only a code that can be used says for whom it is', 'requireUsableCode(order, now());', ''],
  ]),
  ...mutantsOf('deliver/submit-activation', 'deliver/submit-activation', [
    ['another request with a used code finds it gone', 'phone?.requestHash !== requestHash', '!phone'],
    ['a request is the same only to the last byte', '`${request.code}.${request.rawBody}`', 'request.code'],
    ['a phone moves no later step on', "if (state === 'awaiting-phone') ", ''],
    [
      'a code that was replaced on the way is refused',
      "    equals('activationCode.hash', hashOf(code)),\n",
      '',
    ],
    [
      'a code that expired on the way is refused',
      "    above('activationCode.expiresAt', now.toISOString()),\n",
      '',
    ],
    ['a used code can’t be shown again', ", remove: ['activationCode.ciphertext']", ''],
    ['the process hears of the phone', 'await deps.process.moveOn(taskToken)', ''],
  ]),
  ...mutantsOf('deliver/phone-answer', 'deliver/phone-answer', [
    [
      'one certificate request for each kind, and no other',
      'if (!isDeepStrictEqual(',
      'if (false && isDeepStrictEqual(',
    ],
    ['certificate requests are held to the rules', 'checkCertificateRequests(requestsByKind(answer));', ''],
    ['a transport key is a point of its curve', 'requirePoint(answer.transportKey);', ''],
  ]),
  ...mutantsOf('deliver/phone-answer', 'deliver/submit-activation', [
    ['every phone has a match code of its own', 'randomInt(1_000_000)', '(204_816)'],
    ['a match code has six digits', "padStart(6, '0')", "padStart(7, '0')"],
  ]),
  ...mutantsOf('deliver/phone-keys', 'deliver/phone-answer', [
    [
      'a recoverable encryption key is not the phone’s to make',
      'isRecoverable(order, kind) ? [] : keyTypes',
      'keyTypes',
    ],
  ]),
];

const mailing: readonly Mutant[] = [
  ...mutantsOf('deliver/qr-code', 'deliver/qr-code', [
    ['a QR code has a quiet zone of 4 modules', 'margin: 4', 'margin: 2'],
    ['a QR code has error correction M', "errorCorrectionLevel: 'M'", "errorCorrectionLevel: 'L'"],
    ['a QR code is black on white', "dark: '#000000ff'", "dark: '#333333ff'"],
  ]),
  ...mutantsOf('shared/mail/html', 'shared/mail/layout', [
    ['no text of a mail becomes HTML', 'text.replaceAll(/[&<>"\']/g', 'text.replaceAll(/[&>"\']/g'],
    ['no attribute of a mail can be left', "'\"': '&quot;'", "'\"': '\"'"],
  ]),
  ...mutantsOf('shared/mail/layout', 'shared/mail/layout', [
    ['the subject of a mail is one line', 'const line = plainLine(subject)', 'const line = subject'],
  ]),
  ...mutantsOf('shared/mail/mails', 'shared/mail/hostile-names', [
    ['what is filled into a mail is one line', 'plainLine(values[name] ?? braced)', 'values[name] ?? braced'],
  ]),
  ...mutantsOf('shared/mail/facts', 'shared/mail/hostile-names', [
    ['what a mail states is one line each', 'value: plainLine(value)', 'value'],
  ]),
  ...mutantsOf('shared/aws/mailer', 'shared/aws/mailer', [
    [
      'pictures travel as base64',
      "ContentTransferEncoding: 'BASE64'",
      "ContentTransferEncoding: 'SEVEN_BIT'",
    ],
    ['a mail shows its picture inline', "ContentDisposition: 'INLINE'", "ContentDisposition: 'ATTACHMENT'"],
  ]),
];

const notifying: readonly Mutant[] = [
  ...mutantsOf('shared/mail/notification', 'activate/notify-success', [
    [
      'an outcome is mailed once',
      'order.notifiedAt === undefined ? writerFor(order) : undefined',
      'writerFor(order)',
    ],
    ['a mail that fails rings an alarm', /deps\.log\.alarm\([^;]*;/, ''],
    ['an outcome counts as mailed only after it was', 'await mailer.send(', 'void mailer.send('],
  ]),
  ...mutantsOf('activate/notify-success', 'activate/notify-success', [
    ['only a completed order is a success', "state !== 'completed' || ", ''],
    ['a success is mailed only where the option says so', " || !isWanted(order, 'success')", ''],
  ]),
  ...mutantsOf('close/notify-failure', 'close/notify-failure', [
    ['a failure is mailed only where the option says so', "isWanted(order, 'failure') ?", 'true ?'],
    ['a user who cancelled gets no mail', "if (state !== 'failed') return undefined;", ''],
    ['a threat is mailed whatever the options', 'if (threat)', "if (threat && isWanted(order, 'failure'))"],
  ]),
];

/** Rules of how activation codes are delivered, renewed and answered, and of every mail. */
export const deliveryMutants: readonly Mutant[] = [
  ...codes,
  ...renewing,
  ...answering,
  ...mailing,
  ...notifying,
];
