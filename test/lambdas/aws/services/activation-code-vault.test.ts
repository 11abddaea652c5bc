import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { ActivationCodeVault } from '../../../../lambdas/aws/services/activation-code-vault.ts';

const keyArn = 'arn:aws:kms:eu-central-1:111122223333:key/activation-codes';
const code = 'Zm9yIHRlc3RzIG9ubHkhISEhISE';

const prepared = () => {
  const client = new KMSClient();
  return { kms: mockClient(client), vault: new ActivationCodeVault(client, keyArn) };
};

describe('the vault of activation codes', () => {
  it('seals a code under its key, for its order only', async () => {
    const { kms, vault } = prepared();
    kms.on(EncryptCommand).resolves({ CiphertextBlob: Buffer.from('sealed') });
    await expect(vault.seal('o1', code)).resolves.toBe(Buffer.from('sealed').toString('base64'));
    expect(kms).toHaveReceivedCommandExactlyOnceWith(EncryptCommand, {
      KeyId: keyArn,
      Plaintext: Buffer.from(code),
      EncryptionContext: { orderId: 'o1' },
    });
  });

  it('opens it again for the order that it is asked for', async () => {
    const { kms, vault } = prepared();
    kms.on(DecryptCommand).resolves({ Plaintext: Buffer.from(code) });
    await expect(vault.open('o1', Buffer.from('sealed').toString('base64'))).resolves.toBe(code);
    expect(kms).toHaveReceivedCommandExactlyOnceWith(DecryptCommand, {
      KeyId: keyArn,
      CiphertextBlob: Buffer.from('sealed'),
      EncryptionContext: { orderId: 'o1' },
    });
  });

  it('takes no empty answer for a code', async () => {
    const { kms, vault } = prepared();
    kms.on(EncryptCommand).resolves({});
    kms.on(DecryptCommand).resolves({});
    await expect(vault.seal('o1', code)).rejects.toThrow(TypeError);
    await expect(vault.open('o1', '')).rejects.toThrow(TypeError);
  });
});
