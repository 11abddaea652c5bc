import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/** A symmetric key. */
export interface SymmetricKey {
  readonly arn: string;
  /** 32 bytes. */
  readonly secret: Buffer;
}

/** What a ciphertext is bound to; not secret. */
export type EncryptionContext = Readonly<Record<string, string>>;

// A ciphertext is the hash of its key's ARN, nonce, tag and encrypted bytes.
const [nameLength, nonceLength, tagLength] = [32, 12, 16];

const hashName = ({ arn }: SymmetricKey): Buffer => createHash('sha256').update(arn).digest();

const contextBytes = (context: EncryptionContext): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).sort()));

/**
 * Encrypts with AES-256-GCM: what comes out opens under the same key and for the same context only.
 * @param nonce 12 bytes, never twice for different texts
 */
export const seal = (
  key: SymmetricKey,
  text: Uint8Array,
  context: EncryptionContext,
  nonce: Buffer,
): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(contextBytes(context));
  const bytes = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([hashName(key), nonce, cipher.getAuthTag(), bytes]);
};

/** Whether a ciphertext says that it was made with this key. */
export const isSealedWith = (key: SymmetricKey, ciphertext: Buffer): boolean =>
  ciphertext.subarray(0, nameLength).equals(hashName(key));

/**
 * Decrypts what was made with the key.
 * @returns undefined for another context, or when a bit was changed
 */
export const open = (
  { secret }: SymmetricKey,
  ciphertext: Buffer,
  context: EncryptionContext,
): Buffer | undefined => {
  const [nonceAt, tagAt, bytesAt] = [
    nameLength,
    nameLength + nonceLength,
    nameLength + nonceLength + tagLength,
  ];
  if (ciphertext.length < bytesAt) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', secret, ciphertext.subarray(nonceAt, tagAt))
    .setAAD(contextBytes(context))
    .setAuthTag(ciphertext.subarray(tagAt, bytesAt));
  const start = decipher.update(ciphertext.subarray(bytesAt));
  try {
    return Buffer.concat([start, decipher.final()]);
  } catch {
    return undefined;
  }
};
