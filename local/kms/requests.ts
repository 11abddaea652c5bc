import * as v from 'valibot';

/** Up to so many bytes, in base64. */
const blob = (most: number) =>
  v.pipe(
    v.string(),
    v.base64(),
    v.transform((text) => Buffer.from(text, 'base64')),
    v.minLength(1),
    v.maxLength(most),
  );

const EncryptionAlgorithm = v.exactOptional(
  v.literal('SYMMETRIC_DEFAULT', 'the local cloud keeps symmetric keys only'),
);
const EncryptionContext = v.optional(v.record(v.string(), v.string()), {});

export const EncryptSchema = v.strictObject({
  KeyId: v.string(),
  Plaintext: blob(4096),
  EncryptionAlgorithm,
  EncryptionContext,
});

export const DecryptSchema = v.strictObject({
  KeyId: v.optional(v.string()),
  CiphertextBlob: blob(6144),
  EncryptionAlgorithm,
  EncryptionContext,
});

export const DataKeySchema = v.strictObject({
  KeyId: v.string(),
  KeySpec: v.picklist(['AES_128', 'AES_256']),
  EncryptionContext,
});

export const KeySchema = v.strictObject({ KeyId: v.string() });

export const DataKeyPairSchema = v.strictObject({
  KeyId: v.string(),
  KeyPairSpec: v.picklist([
    'ECC_NIST_P256',
    'ECC_NIST_P384',
    'ECC_NIST_P521',
    'RSA_2048',
    'RSA_3072',
    'RSA_4096',
  ]),
  EncryptionContext,
});
