import {
  DecryptCommand,
  GenerateDataKeyPairCommand,
  IncorrectKeyException,
  InvalidCiphertextException,
  KMSClient,
} from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { EncryptionKeyVault } from '../../../../lambdas/aws/services/encryption-key-vault.ts';

const keyArn = 'arn:aws:kms:eu-central-1:111122223333:key/recovery';
const context = { userId: 'u1', mobileId: 'm1', keyId: 'k1' };

const prepared = () => {
  const client = new KMSClient();
  return { kms: mockClient(client), vault: new EncryptionKeyVault(client, keyArn) };
};

const made = {
  PublicKey: Buffer.from('public'),
  PrivateKeyPlaintext: Buffer.from('private'),
  PrivateKeyCiphertextBlob: Buffer.from('sealed'),
};

describe('the vault of encryption keys', () => {
  it('makes a key on P-256 for one user, mobile ID and key id, and hands on nothing else as context', async () => {
    const { kms, vault } = prepared();
    kms.on(GenerateDataKeyPairCommand).resolves(made);
    const key = await vault.make({ ...context, ...{ commonName: 'Åsta' } });
    expect(key).toEqual({
      publicKey: made.PublicKey,
      privateKey: made.PrivateKeyPlaintext,
      ciphertext: made.PrivateKeyCiphertextBlob.toString('base64'),
    });
    const [call] = kms.commandCalls(GenerateDataKeyPairCommand);
    expect(call?.args[0].input).toEqual({
      KeyId: keyArn,
      KeyPairSpec: 'ECC_NIST_P256',
      EncryptionContext: context,
    });
  });

  it.each(['PublicKey', 'PrivateKeyPlaintext', 'PrivateKeyCiphertextBlob'])(
    'takes no answer for a key that lacks its %s',
    async (member) => {
      const { kms, vault } = prepared();
      kms.on(GenerateDataKeyPairCommand).resolves({ ...made, [member]: undefined });
      await expect(vault.make(context)).rejects.toThrow(TypeError);
    },
  );

  it('opens a key for the context that it is asked for', async () => {
    const { kms, vault } = prepared();
    kms.on(DecryptCommand).resolves({ Plaintext: made.PrivateKeyPlaintext });
    const ciphertext = Buffer.from('sealed').toString('base64');
    await expect(vault.open(context, ciphertext)).resolves.toEqual(made.PrivateKeyPlaintext);
    expect(kms).toHaveReceivedCommandExactlyOnceWith(DecryptCommand, {
      KeyId: keyArn,
      CiphertextBlob: Buffer.from('sealed'),
      EncryptionContext: context,
    });
  });

  it.each([InvalidCiphertextException, IncorrectKeyException])(
    'names the key that KMS does not open: %s',
    async (Refusal) => {
      const { kms, vault } = prepared();
      kms.on(DecryptCommand).rejects(new Refusal({ message: 'no', $metadata: {} }));
      await expect(vault.open(context, '')).rejects.toMatchObject({
        name: 'EncryptionKeyWrong',
        message: 'The encryption key does not fit its certificate: k1',
      });
    },
  );

  it('lets other errors of KMS through, and takes no empty answer for a key', async () => {
    const { kms, vault } = prepared();
    const disabled = Object.assign(new Error('disabled'), { name: 'DisabledException' });
    kms.on(DecryptCommand).rejectsOnce(disabled).resolves({});
    await expect(vault.open(context, '')).rejects.toThrow(disabled);
    await expect(vault.open(context, '')).rejects.toThrow(TypeError);
  });
});
