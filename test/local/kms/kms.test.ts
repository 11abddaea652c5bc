import { createPrivateKey, createPublicKey } from 'node:crypto';
import {
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyPairCommand,
  KMSClient,
  ListKeysCommand,
  type DataKeyPairSpec,
  type DecryptCommandInput,
} from '@aws-sdk/client-kms';
import { beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '../../../local/clock.ts';
import { kms } from '../../../local/kms/service.ts';
import { inProcess } from '../in-process.ts';

const arnOf = (id: string) => `arn:aws:kms:eu-central-1:000000000000:key/${id}`;
const [codes, recovery] = ['11111111-aaaa', '22222222-bbbb'];
const resources = [codes, recovery].map((name) => ({
  name,
  arn: arnOf(name),
  properties: { Description: `Key ${name}`, EnableKeyRotation: true },
}));

const keysInProcess = () => {
  const clock = new Clock(0);
  const { asked, options } = inProcess(kms(clock, resources));
  return { clock, asked, client: new KMSClient(options) };
};

let keys = keysInProcess();
beforeEach(() => {
  keys = keysInProcess();
});

const context = { orderId: 'o1', purpose: 'activation' };

const encrypt = async (KeyId = codes, text = 'secret') => {
  const command = new EncryptCommand({ KeyId, Plaintext: Buffer.from(text), EncryptionContext: context });
  const { CiphertextBlob = new Uint8Array() } = await keys.client.send(command);
  return CiphertextBlob;
};

const decrypt = async (more: Partial<DecryptCommandInput> & Pick<DecryptCommandInput, 'CiphertextBlob'>) => {
  const command = new DecryptCommand({ KeyId: codes, EncryptionContext: context, ...more });
  const { Plaintext = new Uint8Array(), KeyId } = await keys.client.send(command);
  return { text: Buffer.from(Plaintext).toString(), KeyId };
};

describe('a ciphertext', () => {
  it('opens with the key that made it, named by id, by ARN or not at all', async () => {
    const CiphertextBlob = await encrypt();
    for (const KeyId of [codes, arnOf(codes), undefined])
      await expect(decrypt({ CiphertextBlob, KeyId })).resolves.toEqual({
        text: 'secret',
        KeyId: arnOf(codes),
      });
  });

  it('opens for the same context in any order', async () => {
    const EncryptionContext = { purpose: 'activation', orderId: 'o1' };
    const opened = decrypt({ CiphertextBlob: await encrypt(), EncryptionContext });
    await expect(opened).resolves.toHaveProperty('text', 'secret');
  });

  it.each([{ orderId: 'o2', purpose: 'activation' }, { orderId: 'o1' }, undefined])(
    'does not open for the context %j',
    async (EncryptionContext) => {
      const opened = decrypt({ CiphertextBlob: await encrypt(), EncryptionContext });
      await expect(opened).rejects.toHaveProperty('name', 'InvalidCiphertextException');
    },
  );

  it('is another one each time, and shows nothing of the text', async () => {
    const text = 'the same text again';
    const [one, other] = [await encrypt(codes, text), await encrypt(codes, text)];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
    expect(Buffer.from(one).includes(text)).toBe(false);
  });

  it('does not open under another key', async () => {
    const opened = decrypt({ CiphertextBlob: await encrypt(), KeyId: recovery });
    await expect(opened).rejects.toHaveProperty('name', 'IncorrectKeyException');
  });

  it('does not open when any of its parts was changed or cut off', async () => {
    const blob = await encrypt();
    for (const [index, byte] of blob.entries()) {
      const changed = new Uint8Array(blob);
      changed[index] = byte ^ 1;
      await expect(decrypt({ CiphertextBlob: changed, KeyId: undefined })).rejects.toHaveProperty(
        'name',
        'InvalidCiphertextException',
      );
    }
    for (const length of [1, 40, blob.length - 1])
      await expect(decrypt({ CiphertextBlob: blob.subarray(0, length) })).rejects.toHaveProperty(
        'name',
        'InvalidCiphertextException',
      );
  });

  it('of another process does not open', async () => {
    const CiphertextBlob = await encrypt();
    keys = keysInProcess();
    await expect(decrypt({ CiphertextBlob })).rejects.toHaveProperty('name', 'InvalidCiphertextException');
  });
});

describe('data keys', () => {
  it.each<[DataKeyPairSpec, object]>([
    ['ECC_NIST_P256', { namedCurve: 'prime256v1' }],
    ['ECC_NIST_P384', { namedCurve: 'secp384r1' }],
    ['RSA_2048', { modulusLength: 2048 }],
  ])('of a pair %s belong together, and the private one can be decrypted', async (KeyPairSpec, details) => {
    const command = new GenerateDataKeyPairCommand({
      KeyId: recovery,
      KeyPairSpec,
      EncryptionContext: context,
    });
    const made = await keys.client.send(command);
    expect(made).toMatchObject({ KeyId: arnOf(recovery), KeyPairSpec });
    const der = Buffer.from(made.PrivateKeyPlaintext ?? []);
    const publicKey = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
    expect(publicKey.export({ type: 'spki', format: 'der' })).toEqual(Buffer.from(made.PublicKey ?? []));
    expect(publicKey.asymmetricKeyDetails).toMatchObject(details);
    const { Plaintext } = await keys.client.send(
      new DecryptCommand({ CiphertextBlob: made.PrivateKeyCiphertextBlob, EncryptionContext: context }),
    );
    expect(Buffer.from(Plaintext ?? [])).toEqual(der);
  });

  it('come in plain and encrypted', async () => {
    const command = new GenerateDataKeyCommand({
      KeyId: codes,
      KeySpec: 'AES_256',
      EncryptionContext: context,
    });
    const { Plaintext, CiphertextBlob } = await keys.client.send(command);
    expect(Plaintext).toHaveLength(32);
    const opened = await keys.client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: context }));
    expect(opened.Plaintext).toEqual(Plaintext);
  });
});

describe('keys', () => {
  it('are listed and described', async () => {
    const { Keys } = await keys.client.send(new ListKeysCommand());
    expect(Keys?.map(({ KeyArn }) => KeyArn)).toEqual([arnOf(codes), arnOf(recovery)]);
    const { KeyMetadata } = await keys.client.send(new DescribeKeyCommand({ KeyId: codes }));
    expect(KeyMetadata).toMatchObject({
      Arn: arnOf(codes),
      Description: `Key ${codes}`,
      KeyState: 'Enabled',
    });
    expect(KeyMetadata?.CreationDate).toEqual(keys.clock.date());
  });

  it('that there are not are not found', async () => {
    await expect(encrypt('33333333-cccc')).rejects.toHaveProperty('name', 'NotFoundException');
  });
});

describe('what IAM is asked', () => {
  const conditions = {
    'kms:EncryptionContext:orderId': 'o1',
    'kms:EncryptionContext:purpose': 'activation',
    'kms:EncryptionContextKeys': ['orderId', 'purpose'],
  };

  it('is about the key, found from the ciphertext where none is named, and the context', async () => {
    const CiphertextBlob = await encrypt(arnOf(recovery));
    await decrypt({ CiphertextBlob, KeyId: undefined });
    expect(keys.asked).toEqual([
      { action: 'kms:Encrypt', resource: arnOf(recovery), context: conditions },
      { action: 'kms:Decrypt', resource: arnOf(recovery), context: conditions },
    ]);
  });

  it('is also which key pair is wanted; without a context nothing about one', async () => {
    await keys.client.send(new GenerateDataKeyPairCommand({ KeyId: codes, KeyPairSpec: 'ECC_NIST_P256' }));
    expect(keys.asked).toEqual([
      {
        action: 'kms:GenerateDataKeyPair',
        resource: arnOf(codes),
        context: { 'kms:DataKeyPairSpec': 'ECC_NIST_P256' },
      },
    ]);
  });
});
