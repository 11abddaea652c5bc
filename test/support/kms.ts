import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  IncorrectKeyException,
  InvalidCiphertextException,
  type DecryptCommandInput,
  type EncryptCommandInput,
  type GenerateDataKeyPairCommandInput,
} from '@aws-sdk/client-kms';
import { arrayBufferOf } from '../../local/acm-pca/x509/index.ts';
import { isSealedWith, open, seal } from '../../local/kms/ciphertext.ts';

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

const keyOf = (arn: string) => ({ arn, secret: sha256('KMS key ', arn) });

/**
 * KMS's Encrypt: what comes out opens under the same key and for the same context only. The same input gives the
 * same blob, so that a builder may make one again.
 */
export const encrypt = ({
  KeyId = '',
  Plaintext = new Uint8Array(),
  EncryptionContext = {},
}: EncryptCommandInput) => {
  const nonce = sha256(JSON.stringify(Object.entries(EncryptionContext).sort()), Plaintext).subarray(0, 12);
  return { CiphertextBlob: seal(keyOf(KeyId), Plaintext, EncryptionContext, nonce) };
};

/** KMS's Decrypt. */
export const decrypt = ({ KeyId = '', CiphertextBlob, EncryptionContext = {} }: DecryptCommandInput) => {
  const [key, blob] = [keyOf(KeyId), Buffer.from(CiphertextBlob ?? [])];
  if (!isSealedWith(key, blob)) throw new IncorrectKeyException({ message: 'another key', $metadata: {} });
  const text = open(key, blob, EncryptionContext);
  if (!text) throw new InvalidCiphertextException({ message: 'another context', $metadata: {} });
  return { Plaintext: new Uint8Array(arrayBufferOf(text)) };
};

/** KMS's GenerateDataKeyPair, for elliptic curve keys on P-256. */
export const generateDataKeyPair = (input: GenerateDataKeyPairCommandInput) => {
  const { KeyId, KeyPairSpec, EncryptionContext } = input;
  if (KeyPairSpec !== 'ECC_NIST_P256') throw new Error('This KMS makes keys on P-256 only');
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  const { CiphertextBlob } = encrypt({ KeyId, Plaintext: privateKey, EncryptionContext });
  return {
    KeyId,
    KeyPairSpec,
    PublicKey: new Uint8Array(arrayBufferOf(publicKey)),
    PrivateKeyPlaintext: new Uint8Array(arrayBufferOf(privateKey)),
    PrivateKeyCiphertextBlob: CiphertextBlob,
  };
};
