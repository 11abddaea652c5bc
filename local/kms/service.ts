import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { operation, type ConditionContext, type Permission, type Service } from '../aws/operation.ts';
import { ServiceError } from '../aws/service-error.ts';
import type { Clock } from '../clock.ts';
import { open, seal, type EncryptionContext, type SymmetricKey } from './ciphertext.ts';
import { makeKeyPair } from './key-pairs.ts';
import { arnOfKey, describe, invalidCiphertext, Keys, type KeyResource } from './keys.ts';
import { DataKeyPairSchema, DataKeySchema, DecryptSchema, EncryptSchema, KeySchema } from './requests.ts';

const algorithm = { EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' } as const;

/** https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html */
const conditionKeys = (context: EncryptionContext): ConditionContext => {
  const values = Object.entries(context).map(
    ([name, value]) => [`kms:EncryptionContext:${name}`, value] as const,
  );
  const names = Object.keys(context);
  return { ...Object.fromEntries(values), ...(names.length > 0 && { 'kms:EncryptionContextKeys': names }) };
};

interface KeyUse {
  readonly KeyId: string;
  readonly EncryptionContext: EncryptionContext;
}

const allow = (
  action: string,
  { KeyId, EncryptionContext }: KeyUse,
  more: ConditionContext = {},
): Permission => ({
  action: `kms:${action}`,
  resource: arnOfKey(KeyId),
  context: { ...conditionKeys(EncryptionContext), ...more },
});

const sealText = (key: SymmetricKey, text: Uint8Array, context: EncryptionContext): string =>
  seal(key, text, context, randomBytes(12)).toString('base64');

const decrypt = (
  keys: Keys,
  { KeyId, CiphertextBlob, EncryptionContext }: v.InferOutput<typeof DecryptSchema>,
) => {
  const key = keys.of(CiphertextBlob);
  if (KeyId !== undefined && keys.find(KeyId) !== key)
    throw new ServiceError(
      'IncorrectKeyException',
      'The key ID in the request does not identify a CMK that can perform this operation.',
    );
  const text = open(key, CiphertextBlob, EncryptionContext);
  if (!text) throw invalidCiphertext();
  return { KeyId: key.arn, Plaintext: text.toString('base64'), ...algorithm };
};

const createCryptoOperations = (keys: Keys) => ({
  Encrypt: operation(EncryptSchema, {
    permissions: (input) => [allow('Encrypt', input)],
    perform: ({ KeyId, Plaintext, EncryptionContext }) => {
      const key = keys.find(KeyId);
      return { KeyId: key.arn, CiphertextBlob: sealText(key, Plaintext, EncryptionContext), ...algorithm };
    },
  }),
  Decrypt: operation(DecryptSchema, {
    permissions: ({ CiphertextBlob, KeyId = keys.of(CiphertextBlob).arn, EncryptionContext }) => [
      allow('Decrypt', { KeyId, EncryptionContext }),
    ],
    perform: (input) => decrypt(keys, input),
  }),
});

const createGenerateOperations = (keys: Keys) => ({
  GenerateDataKey: operation(DataKeySchema, {
    permissions: (input) => [allow('GenerateDataKey', input)],
    perform: ({ KeyId, KeySpec, EncryptionContext }) => {
      const key = keys.find(KeyId);
      const text = randomBytes(KeySpec === 'AES_128' ? 16 : 32);
      const CiphertextBlob = sealText(key, text, EncryptionContext);
      return { KeyId: key.arn, Plaintext: text.toString('base64'), CiphertextBlob };
    },
  }),
  GenerateDataKeyPair: operation(DataKeyPairSchema, {
    permissions: (input) => [
      allow('GenerateDataKeyPair', input, { 'kms:DataKeyPairSpec': input.KeyPairSpec }),
    ],
    perform: async ({ KeyId, KeyPairSpec, EncryptionContext }) => {
      const key = keys.find(KeyId);
      const { publicKey, privateKey } = await makeKeyPair(KeyPairSpec);
      return {
        KeyId: key.arn,
        KeyPairSpec,
        PublicKey: publicKey.toString('base64'),
        PrivateKeyPlaintext: privateKey.toString('base64'),
        PrivateKeyCiphertextBlob: sealText(key, privateKey, EncryptionContext),
      };
    },
  }),
});

const createDescribeOperations = (keys: Keys) => ({
  DescribeKey: operation(KeySchema, {
    permissions: ({ KeyId }) => [{ action: 'kms:DescribeKey', resource: arnOfKey(KeyId) }],
    perform: ({ KeyId }) => ({ KeyMetadata: describe(keys.find(KeyId)) }),
  }),
  ListKeys: operation(v.strictObject({}), {
    permissions: () => [{ action: 'kms:ListKeys', resource: '*' }],
    perform: () => ({ Keys: keys.all.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })), Truncated: false }),
  }),
});

/**
 * KMS with symmetric keys. The policy of a key is not looked at: those of the template leave it to IAM.
 * @param resources of type `AWS::KMS::Key`
 */
export const kms = (clock: Clock, resources: readonly KeyResource[]): Service => {
  const keys = new Keys(clock, resources);
  return {
    name: 'kms',
    operations: {
      ...createCryptoOperations(keys),
      ...createGenerateOperations(keys),
      ...createDescribeOperations(keys),
    },
  };
};
