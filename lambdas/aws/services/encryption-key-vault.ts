import {
  DecryptCommand,
  GenerateDataKeyPairCommand,
  IncorrectKeyException,
  InvalidCiphertextException,
  type KMSClient,
} from '@aws-sdk/client-kms';
import { keyPairSpec, type KeyContext } from '../../../domain/certificates/encryption-key.ts';
import { EncryptionKeyWrong } from '../../../domain/failures/process-errors.ts';

/** A new key pair. Whoever asked for it overwrites the private key as soon as it has been used. */
export interface NewKeyPair {
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** DER PKCS #8, in plain. */
  readonly privateKey: Uint8Array;
  /** The private key as it may be stored: base64. */
  readonly ciphertext: string;
}

/**
 * Makes encryption keys that can be recovered, and opens them again. KMS holds each ciphertext to the user,
 * the mobile ID and the key id that it was made for (encryption context).
 */
export class EncryptionKeyVault {
  readonly #client: KMSClient;
  readonly #keyArn: string;

  constructor(client: KMSClient, keyArn: string) {
    this.#client = client;
    this.#keyArn = keyArn;
  }

  /**
   * Makes a key pair.
   * https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html
   */
  async make(context: KeyContext): Promise<NewKeyPair> {
    const { PublicKey, PrivateKeyPlaintext, PrivateKeyCiphertextBlob } = await this.#client.send(
      new GenerateDataKeyPairCommand({
        KeyId: this.#keyArn,
        KeyPairSpec: keyPairSpec,
        EncryptionContext: toContext(context),
      }),
    );
    return {
      publicKey: requireBytes(PublicKey),
      privateKey: requireBytes(PrivateKeyPlaintext),
      ciphertext: Buffer.from(requireBytes(PrivateKeyCiphertextBlob)).toString('base64'),
    };
  }

  /**
   * Decrypts a private key that was made for the same context.
   * @returns DER PKCS #8, in plain: whoever asked overwrites it as soon as it has been used
   * @throws {EncryptionKeyWrong} the ciphertext was made for another context, or is no ciphertext
   */
  async open(context: KeyContext, ciphertext: string): Promise<Uint8Array> {
    const command = new DecryptCommand({
      KeyId: this.#keyArn,
      CiphertextBlob: Buffer.from(ciphertext, 'base64'),
      EncryptionContext: toContext(context),
    });
    try {
      const { Plaintext } = await this.#client.send(command);
      return requireBytes(Plaintext);
    } catch (error) {
      throw isRefusal(error) ? new EncryptionKeyWrong(context.keyId) : error;
    }
  }
}

const toContext = ({ userId, mobileId, keyId }: KeyContext) => ({ userId, mobileId, keyId });

const isRefusal = (error: unknown): boolean =>
  error instanceof InvalidCiphertextException || error instanceof IncorrectKeyException;

// The SDK types every member of a response as optional.
const requireBytes = (bytes: Uint8Array | undefined): Uint8Array => {
  if (bytes === undefined) throw new TypeError('KMS responded without a key');
  return bytes;
};
