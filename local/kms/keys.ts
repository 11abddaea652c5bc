import { randomBytes } from 'node:crypto';
import type { Resource } from '../assembly/template.ts';
import { formatArn, place } from '../aws/place.ts';
import { ServiceError } from '../aws/service-error.ts';
import type { Clock } from '../clock.ts';
import { isSealedWith, type SymmetricKey } from './ciphertext.ts';

/** An `AWS::KMS::Key`. */
export type KeyResource = Pick<Resource, 'name' | 'arn' | 'properties'>;

interface Key extends SymmetricKey {
  readonly id: string;
  readonly description: string;
  /** Seconds since 1970. */
  readonly madeAt: number;
}

/**
 * ARN of a key.
 * @param keyId its id or its ARN
 */
export const arnOfKey = (keyId: string): string =>
  keyId.startsWith('arn:') ? keyId : formatArn('kms', `key/${keyId}`);

/** What Decrypt answers when it can't: it doesn't say why. */
export const invalidCiphertext = () =>
  new ServiceError('InvalidCiphertextException', 'The ciphertext is not valid for this key and context');

/** Symmetric keys with secrets of their own, as long as the process lives. */
export class Keys {
  readonly all: readonly Key[];

  constructor(clock: Clock, resources: readonly KeyResource[]) {
    this.all = resources.map(({ name, arn, properties: { Description: description } }) => ({
      id: name,
      arn,
      description: typeof description === 'string' ? description : '',
      madeAt: clock.now() / 1000,
      secret: randomBytes(32),
    }));
  }

  /** @throws {ServiceError} NotFoundException */
  find(keyId: string): Key {
    const found = this.all.find(({ arn }) => arn === arnOfKey(keyId));
    if (found) return found;
    throw new ServiceError('NotFoundException', `Key '${arnOfKey(keyId)}' does not exist`);
  }

  /**
   * The key that a ciphertext was made with.
   * @throws {ServiceError} InvalidCiphertextException
   */
  of(ciphertext: Buffer): Key {
    const found = this.all.find((key) => isSealedWith(key, ciphertext));
    if (found) return found;
    throw invalidCiphertext();
  }
}

/** A key as DescribeKey shows it. */
export const describe = ({ id, arn, description, madeAt }: Key) => ({
  AWSAccountId: place.account,
  KeyId: id,
  Arn: arn,
  CreationDate: madeAt,
  Description: description,
  Enabled: true,
  KeyState: 'Enabled',
  KeyUsage: 'ENCRYPT_DECRYPT',
  KeySpec: 'SYMMETRIC_DEFAULT',
  EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
  KeyManager: 'CUSTOMER',
  Origin: 'AWS_KMS',
  MultiRegion: false,
});
