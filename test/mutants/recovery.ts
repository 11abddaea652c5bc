import { mutantsOf, type Mutant } from './mutant.ts';

const making: readonly Mutant[] = [
  ...mutantsOf('issue/encryption-key', 'issue/encryption-key', [
    ['recovery: a key that is stored is not made again', ' || order.encryptionKey)', ')'],
    ['recovery: a stored key is never replaced', ", missing('encryptionKey')", ''],
    [
      'recovery: a key is stored only while its order is issuing',
      ", 'issuing', { set",
      ", ['failed', 'issuing'], { set",
    ],
    [
      'recovery: a key belongs to its mobile ID',
      '{ userId, mobileId, keyId }',
      "{ userId, mobileId: '', keyId }",
    ],
    ['recovery: a private key is wiped once the request is signed', 'der.fill(0);', ''],
  ]),
  ...mutantsOf('issue/asked-certificate', 'issue/encryption-key', [
    [
      'recovery: no phone’s key gets the certificate of a recoverable one',
      'isRecoverable(order, kind)',
      'false',
    ],
  ]),
  ...mutantsOf('shared/model/order', 'issue/encryption-key', [
    ['recovery: only encryption keys come from KMS', "kind === 'encryption' && ", ''],
    ['recovery: KMS makes no key without the option', "=== 'true'", "!== ''"],
  ]),
  ...mutantsOf('deliver/phone-keys', 'deliver/phone-answer', [
    [
      'recovery: a phone sends no request for a recoverable key',
      'isRecoverable(order, kind) ? []',
      'false ? []',
    ],
  ]),
  ...mutantsOf('shared/aws/encryption-key-vault', 'shared/aws/encryption-key-vault', [
    [
      'recovery: the context is ids and nothing else',
      '({ userId, mobileId, keyId }: KeyContext) => ({ userId, mobileId, keyId })',
      '(context: KeyContext) => ({ ...context })',
    ],
    [
      'recovery: a ciphertext of another context is no busy service',
      'error instanceof InvalidCiphertextException ||',
      '',
    ],
    [
      'recovery: a ciphertext under another key is no busy service',
      ' || error instanceof IncorrectKeyException',
      '',
    ],
  ]),
];

const step = 'issue/recover-encryption-certificates';

const handingOut: readonly Mutant[] = [
  ...mutantsOf(step, step, [
    ['recovery: no key goes out while a certificate is missing', 'requireAllCertificates(order);', ''],
    [
      'recovery: the new key is kept for later phones',
      'if (newKey) await deps.encryptionKeys.keep(newKey);',
      '',
    ],
    ['recovery: keys go out once', ", missing('recoveredKeys')", ''],
    [
      'recovery: no key goes out for an order that ended',
      "order.orderId, 'issuing', changes",
      "order.orderId, ['failed', 'issuing'], changes",
    ],
    ['recovery: what went out is not opened again', 'order.recoveredKeys ? order : ', ''],
    [
      'recovery: each key that goes out is in the audit trail',
      /for \(const \{ keyId, serial \} of recoveredKeys\)[^;]*;/,
      '',
    ],
    ['recovery: keys that do not fit ring an alarm', /log\.alarm\('encryption-keys-left-out'[^;]*;/, ';'],
    ['recovery: the new key counts once', 'keyId !== newKey?.keyId', 'keyId !== newKey?.orderId'],
    [
      'recovery: no order holds more keys than an item can',
      'earlier.splice(mostEarlierKeys)',
      'earlier.splice(mostEarlierKeys * 2)',
    ],
  ]),
  ...mutantsOf(step, 'issue/recovered-key', [
    [
      'recovery: a key that is not what it should be rings an alarm',
      /log\.alarm\('encryption-key-wrong'[^;]*;/,
      ';',
    ],
    [
      'recovery: all keys go out or none',
      '    throw error;',
      "    if (!(error instanceof EncryptionKeyWrong)) throw error;\n    return { keyId, use, pem, serial, jwe: '' };",
    ],
    [
      'recovery: no key is kept that could not go out',
      'const recoveredKeys: RecoveredKey[] = [];',
      'const recoveredKeys: RecoveredKey[] = []; if (newKey) await deps.encryptionKeys.keep(newKey);',
    ],
  ]),
  ...mutantsOf('issue/recovered-key', 'issue/recovered-key', [
    [
      'recovery: a key is held against its certificate',
      '!createPublicKey(privateKey).equals(certificate.publicKey) || ',
      '',
    ],
    [
      'recovery: a key is named by the serial of its certificate',
      ' || certificate.serialNumber !== serial',
      '',
    ],
    ['recovery: a key is encrypted to the transport key', '.encrypt(transportKey)', '.encrypt(privateKey)'],
    ['recovery: a JWE has the algorithms that phones know', 'ECDH-ES+A256KW', 'ECDH-ES+A128KW'],
    ['recovery: a JWE is authenticated with 256 bits', 'A256GCM', 'A128GCM'],
  ]),
  ...mutantsOf('issue/recovered-key', step, [['recovery: an opened key is wiped', 'der.fill(0);', '']]),
  ...mutantsOf('shared/aws/encryption-key-store', step, [
    [
      'recovery: the newest keys come first',
      'other.createdAt.localeCompare(one.createdAt)',
      'one.createdAt.localeCompare(other.createdAt)',
    ],
  ]),
  ...mutantsOf('install/read-certificates', 'install/recovered-keys', [
    ['recovery: the phone gets its keys', '...(recoveredKeys && { recoveredKeys }),', ''],
    [
      'recovery: no key is readable before the phone may install',
      "if (state !== 'awaiting-installation' && state !== 'completed') return { state, deadline };",
      '',
    ],
  ]),
];

const exposed: readonly Mutant[] = [
  ...mutantsOf('close/revoke-certificates', 'close/exposed-keys', [
    [
      'recovery: keys on a phone that became no mobile ID ring an alarm',
      'reportExposedKeys(deps.log, order);',
      '',
    ],
  ]),
  ...mutantsOf('close/exposed-keys', 'close/exposed-keys', [
    ['recovery: keys that nobody could fetch ring none', "ended?.from !== 'awaiting-installation' || ", ''],
    [
      'recovery: the alarm names each key',
      "detail = recoveredKeys.map(({ serial }) => serial).join(' ')",
      "detail = ''",
    ],
  ]),
];

/** Rules of the keys that KMS makes and that later phones get. */
export const recoveryMutants: readonly Mutant[] = [...making, ...handingOut, ...exposed];
