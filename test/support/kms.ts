import { createCipheriv, createDecipheriv, createHash, generateKeyPairSync } from 'node:crypto';
import {
  IncorrectKeyException,
  InvalidCiphertextException,
  type DecryptCommandInput,
  type EncryptCommandInput,
  type GenerateDataKeyPairCommandInput,
} from '@aws-sdk/client-kms';
import { arrayBufferOf } from './x509/keys.ts';

type Context = EncryptCommandInput['EncryptionContext'];

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

const contextBytes = (context: Context = {}): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).sort()));

// A blob is the hash of its key's name, nonce, tag and encrypted bytes.
const [nameLength, nonceLength, tagLength] = [32, 12, 16];

/**
 * KMS's Encrypt: what comes out opens under the same key and for the same context only. The same input gives the
 * same blob, so that a builder may make one again.
 */
export const encrypt = ({
  KeyId = '',
  Plaintext = new Uint8Array(),
  EncryptionContext,
}: EncryptCommandInput) => {
  const context = contextBytes(EncryptionContext);
  const nonce = sha256(context, Plaintext).subarray(0, nonceLength);
  const cipher = createCipheriv('aes-256-gcm', sha256('KMS key ', KeyId), nonce).setAAD(context);
  const bytes = Buffer.concat([cipher.update(Plaintext), cipher.final()]);
  return { CiphertextBlob: Buffer.concat([sha256(KeyId), nonce, cipher.getAuthTag(), bytes]) };
};

/** KMS's Decrypt. */
export const decrypt = ({ KeyId = '', CiphertextBlob, EncryptionContext }: DecryptCommandInput) => {
  const blob = Buffer.from(CiphertextBlob ?? []);
  const [nonceAt, tagAt] = [nameLength, nameLength + nonceLength];
  if (!blob.subarray(0, nameLength).equals(sha256(KeyId)))
    throw new IncorrectKeyException({ message: 'another key', $metadata: {} });
  const decipher = createDecipheriv('aes-256-gcm', sha256('KMS key ', KeyId), blob.subarray(nonceAt, tagAt))
    .setAAD(contextBytes(EncryptionContext))
    .setAuthTag(blob.subarray(tagAt, tagAt + tagLength));
  const start = decipher.update(blob.subarray(tagAt + tagLength));
  try {
    return { Plaintext: new Uint8Array(arrayBufferOf(Buffer.concat([start, decipher.final()]))) };
  } catch {
    throw new InvalidCiphertextException({ message: 'another context', $metadata: {} });
  }
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
