import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';

/**
 * Keeps activation codes encrypted, so that page and mail can show one again until it is used. KMS holds each
 * ciphertext to the order it was made for (encryption context).
 */
export class ActivationCodeVault {
  readonly #client: KMSClient;
  readonly #keyArn: string;

  constructor(client: KMSClient, keyArn: string) {
    this.#client = client;
    this.#keyArn = keyArn;
  }

  /** Encrypts a code for one order; base64. */
  async seal(orderId: string, code: string): Promise<string> {
    const { CiphertextBlob } = await this.#client.send(
      new EncryptCommand({
        KeyId: this.#keyArn,
        Plaintext: Buffer.from(code),
        EncryptionContext: { orderId },
      }),
    );
    return Buffer.from(requireBytes(CiphertextBlob)).toString('base64');
  }

  /** Decrypts a code that was sealed for the same order. */
  async open(orderId: string, ciphertext: string): Promise<string> {
    const { Plaintext } = await this.#client.send(
      new DecryptCommand({
        KeyId: this.#keyArn,
        CiphertextBlob: Buffer.from(ciphertext, 'base64'),
        EncryptionContext: { orderId },
      }),
    );
    return Buffer.from(requireBytes(Plaintext)).toString();
  }
}

// The SDK types every member of a response as optional; an empty code must never pass for one.
const requireBytes = (bytes: Uint8Array | undefined): Uint8Array => {
  if (bytes === undefined) throw new TypeError('KMS responded without a text');
  return bytes;
};
