import { createPrivateKey, randomUUID } from 'node:crypto';
import type { NewKeyPair } from '../../aws/services/encryption-key-vault.ts';
import { writeEncryptionKey } from '../../aws/tables/issuance.ts';
import { hashPublicKey } from '../../aws/tables/public-keys.ts';
import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { isRecoverable, type Order } from '../../../domain/order/order.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { createCertificateRequest } from './signed-certificate-request.ts';

/**
 * Gives an order the key of its encryption certificate, where that has to be one that can be recovered: KMS
 * makes it, and ciphertext and certificate request come into the order in one write, before the certificate
 * is asked for. So a step that starts again finds the key and makes no second one.
 * @returns the order as it is now
 * @throws {LostRace} another run of the step was faster @throws {OrderEnded} @throws {WrongStep}
 */
export const ensureEncryptionKey = async (
  deps: Pick<Dependencies, 'orders' | 'publicKeys' | 'keyVault' | 'now'>,
  order: Order,
  kind: CertificateKind,
): Promise<Order> => {
  if (!isRecoverable(order, kind) || order.encryptionKey) return order;
  const { orderId, userId, mobileId } = order;
  const keyId = randomUUID();
  const made = await deps.keyVault.make({ userId, mobileId, keyId });
  const certificateRequest = signRequest(made, keyId);
  const encryptionKey = {
    keyId,
    ciphertext: made.ciphertext,
    createdAt: deps.now().toISOString(),
    certificateRequest,
  };
  const publicKey = hashPublicKey(made.publicKey);
  const takenAt = encryptionKey.createdAt;
  await writeEncryptionKey(deps, { orderId, encryptionKey }, { publicKey, kind, orderId, userId, takenAt });
  return { ...order, encryptionKey };
};

/** Signs the request, the one thing that the private key is needed for, and wipes the key. */
const signRequest = ({ publicKey, privateKey: der }: NewKeyPair, keyId: string): string => {
  try {
    // A view of the same bytes, no copy that would stay behind.
    const key = Buffer.from(der.buffer, der.byteOffset, der.byteLength);
    const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
    return createCertificateRequest({ publicKey, privateKey }, keyId);
  } finally {
    der.fill(0);
  }
};
